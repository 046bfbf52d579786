package org.ecorelay.certificate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.account.Registry;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificationTest {
    private final InMemoryRegistry registry = new InMemoryRegistry();

    @ParameterizedTest
    @CsvSource({
        "https://example.org/query, https://example.org/query",
        "http://example.org/query,",
        "javascript:alert(1),",
        "https:///nowhere,",
        "'not an address',"
    })
    void an_issuing_body_is_named_with_its_own_page_when_one_is_entered(String entered, String shown) {
        registry.put(
                Registry.SYSTEM,
                "issuing-body#CCPIT",
                Json.object().put("queryUrl", entered).build());
        Json.Obj credential = (Json.Obj) JsonEdit.json("{'type':['VerifiableCredential','CertificateOfOrigin'],"
                + "'credentialSubject':{'certificateOfOrigin':{'issuedCertificate':"
                + "{'id':'25C4403A0000/00001','issuer':{'name':'CCPIT'},'issueDate':'2026-09-01'}}}}");
        Certification found =
                Certification.of(credential, new IssuingBodies(registry)).orElseThrow();
        assertThat(found.json().text("queryUrl")).isEqualTo(Optional.ofNullable(shown));
        assertThat(found.number()).isEqualTo("25C4403A0000/00001");
        Json.Obj declared = JsonEdit.with(credential, "/type", "['VerifiableCredential','DeclarationOfOrigin']");
        assertThat(Certification.of(declared, new IssuingBodies(registry))).isEmpty();
    }
}

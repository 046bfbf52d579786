package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.annex3b.FormBoxes;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.ecorelay.platform.JsonProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One document for each of the six authorities and each route, byte for byte, with its boxes: from the order to the signature by the real
 * builder, a certificate by way of the issuing body.
 */
class GoldenDocumentsTest {
    private static Json.Obj declared(String destination) {
        var building = new Building(new JsonProfiles(_ -> Optional.empty()));
        return building.signed(building.built(Sale.to(destination))).orElseThrow();
    }

    /** Without the hashes of what it rests on: they change with every word of a trace. */
    private static Json.Obj shown(Json.Obj credential) {
        return Json.object()
                .put("credential", JsonEdit.without(credential, "/basis"))
                .put(
                        "boxes",
                        FormBoxes.of(credential.object("credentialSubject").object("certificateOfOrigin")))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "JP", "KR", "VN", "MY", "TH"})
    void a_declaration_is_as_it_is_checked_in(String destination) throws IOException {
        CheckedInDocument.is(destination + "-declaration", shown(declared(destination)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "JP", "KR", "VN", "MY", "TH"})
    void a_certificate_is_as_it_is_checked_in(String destination) throws IOException {
        var building = new Building(new JsonProfiles(_ -> Optional.empty()));
        boolean fromVietNam = destination.equals("CN");
        String body = fromVietNam ? "MOIT" : "CCPIT";
        Certificate row =
                building.issued(Sale.to(destination).applying(body), body, fromVietNam ? "Binh Duong" : "Hangzhou");
        assertThat(row.status()).isEqualTo(Status.SIGNED);
        assertThat(row.lineage().issued()).contains(body + " C26RCEP" + destination);
        assertThat(building.given.submissions.receive()).containsExactly(row.documentId());
        Jws signed = new Jws(building.given
                .ledger
                .find(row.id(), Ledger.documentKey(1))
                .orElseThrow()
                .text());
        assertThat(building.given.key.verifies(signed)).isTrue();
        Json.Obj document = signed.payload();
        CheckedInDocument.is(destination + "-certificate", shown(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "JP", "KR", "VN", "MY", "TH"})
    void building_it_again_gives_the_same_bytes(String destination) {
        assertThat(CanonicalJson.bytes(declared(destination))).isEqualTo(CanonicalJson.bytes(declared(destination)));
    }

    @Test
    void no_checked_in_document_is_without_a_test() throws IOException {
        try (Stream<Path> files = Files.list(CheckedInDocument.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .allMatch(name -> name.matches("(CN|JP|KR|VN|MY|TH)-(declaration|certificate)\\.json"))
                    .hasSize(12);
        }
    }
}

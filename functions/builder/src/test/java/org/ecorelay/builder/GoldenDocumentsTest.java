package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.IssuedDocument;
import org.ecorelay.certificate.Profile;
import org.ecorelay.certificate.annex3b.FormBoxes;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.ecorelay.platform.JsonProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One document for each of the six authorities and each route, byte for byte, with its boxes. */
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
        Sale sale = Sale.to(destination);
        Certificate row = building.built(sale);
        Json.Obj document = IssuedDocument.of(
                row,
                sale.order(),
                building.given.registry,
                building.profiles.choose(destination, Profile.day(row.subject().createdAt())));
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

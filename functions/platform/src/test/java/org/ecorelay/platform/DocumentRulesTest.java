package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.annex3b.ManufacturerNesting;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the profiles that come with the software say of the document. */
class DocumentRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-01");

    private final JsonProfiles profiles = new JsonProfiles(_ -> Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"CN", "JP", "KR", "VN", "MY", "TH", "AU"})
    void an_application_needs_what_a_certificate_needs_but_for_the_box_of_the_issuing_body(String authority) {
        Profile profile = profiles.choose(authority, DAY);
        var issued = new ProofOfOrigin.Issued("C26-1", "CCPIT", DAY, Optional.empty());

        assertThat(profile.requiredFields(issued))
                .contains(
                        "/certificateOfOrigin/issuedCertificate/id",
                        "/certificateOfOrigin/issuedCertificate/issuer/name")
                .doesNotContain("/certificateOfOrigin/approvedExporter/code");
        assertThat(profile.requiredFields(new ProofOfOrigin.Application()))
                .isNotEmpty()
                .noneMatch(field -> field.contains("issuedCertificate"));
        assertThat(profile.requiredFields(new ProofOfOrigin.Declaration("CN-AE-1")))
                .isEqualTo(profile.requiredFields())
                .contains("/certificateOfOrigin/approvedExporter/code");
    }

    @Test
    void nesting_and_the_days_until_retroactive_change_without_deployment() {
        JsonProfiles overridden = overridden("{\"manufacturerNesting\":\"MATERIALS\",\"retroactiveAfterDays\":0}");

        assertThat(overridden.choose("VN", DAY).document().manufacturerNesting())
                .isEqualTo(ManufacturerNesting.MATERIALS);
        assertThat(overridden.choose("VN", DAY).document().retroactiveAfterDays())
                .isZero();
        assertThat(profiles.choose("VN", DAY).document().manufacturerNesting()).isEqualTo(ManufacturerNesting.NONE);
        assertThat(profiles.choose("VN", DAY).document().retroactiveAfterDays()).isEqualTo(3);
    }

    @Test
    void a_producer_is_asked_for_where_we_assume_it() {
        assertThat(List.of("CN", "JP", "KR", "VN", "MY", "TH"))
                .filteredOn(authority -> profiles.choose(authority, DAY).requiredFields().stream()
                        .anyMatch(field -> field.endsWith("/manufacturer/name")))
                .containsExactly("VN", "TH");
    }

    private static JsonProfiles overridden(String override) {
        Json.Obj values = JsonReader.readOwn(override);
        return new JsonProfiles(_ -> Optional.of(values));
    }
}

package org.ecorelay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.platform.JsonProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator's rules and our profiles were written apart, and say the same. */
class PlatformRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-01");

    private final PlatformRules rules = PlatformRules.load();
    private final Profile.Catalogue profiles = new JsonProfiles(_ -> Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"CN", "JP", "KR", "MY", "TH", "VN"})
    void both_sides_ask_for_the_same(String authority) {
        Profile profile = profiles.choose(authority, DAY);
        JsonNode theirs = rules.authority(authority).orElseThrow();

        assertThat(texts(theirs.get("requiredFields"))).containsExactlyInAnyOrderElementsOf(profile.requiredFields());
        assertThat(texts(theirs.get("certificateFields")))
                .containsExactlyInAnyOrderElementsOf(profile.document().certificateFields());
        assertThat(theirs.get("hsDigits").asInt()).isEqualTo(profile.hsDigits());
        assertThat(texts(theirs.get("algorithms"))).contains(profile.algorithm().name());
        assertThat(rules.version()).isEqualTo(profile.specVersion());
        assertThat(texts(rules.specification().get("statusWords")))
                .containsAll(profile.statusWords().keySet());
    }

    @Test
    void the_platform_verifies_for_the_authorities_that_we_submit_to_and_no_other() {
        List<String> theirs = new ArrayList<>(rules.specification()
                .get("authorities")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList());

        assertThat(theirs)
                .hasSize(6)
                .allMatch(authority -> profiles.choose(authority, DAY).submits(DAY));
        assertThat(rules.authority("AU")).isEmpty();
    }

    @Test
    void the_specification_keeps_the_contract() {
        OpenApi contract = OpenApi.load();

        assertThat(contract.responseErrors(
                        contract.operation("GET", "/v1/spec").orElseThrow(),
                        200,
                        Map.of("Content-Type", "application/json"),
                        rules.specification().toString()))
                .isEmpty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}

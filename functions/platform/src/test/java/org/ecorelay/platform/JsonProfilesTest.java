package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.profile.StatusMeaning;
import org.ecorelay.certificate.profile.VerdictMeaning;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProfilesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-01");
    private static final Path FILES = Path.of("src/main/resources/org/ecorelay/platform/profiles");
    private static final Schema SCHEMA = schema();

    private final JsonProfiles profiles = new JsonProfiles(_ -> Optional.empty());

    @ParameterizedTest
    @CsvSource({"VN,2026-07-01", "MY,2026-07-01", "TH,2026-07-01", "CN,2026-11-05", "JP,2026-11-05", "KR,2026-11-05"})
    void the_six_authorities_have_their_own_profile(String authority, LocalDate mandatory) {
        Profile profile = profiles.choose(authority, DAY);

        assertThat(profile.id()).isEqualTo(authority + "-2026.1");
        assertThat(profile.requirement().optionalFrom()).isEqualTo("2026-05-05");
        assertThat(profile.requirement().mandatoryFrom()).isEqualTo(mandatory);
        assertThat(profile.submits(DAY)).isTrue();
        assertThat(profile.submits(LocalDate.parse("2026-05-04"))).isFalse();
        assertThat(profile.settle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(profile.itemLimit()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "VN,2026-05-04,NOT_YET,true",
        "VN,2026-05-05,OPTIONAL,true",
        "VN,2026-06-30,OPTIONAL,true",
        "VN,2026-07-01,MANDATORY,false",
        "JP,2026-05-04,NOT_YET,true",
        "JP,2026-11-04,OPTIONAL,true",
        "JP,2026-11-05,MANDATORY,true",
        "AU,2099-01-01,NOT_YET,true"
    })
    void what_an_authority_wants_is_a_function_of_destination_and_day(
            String to, LocalDate day, Profile.Obligation wanted, boolean manual) {
        Profile profile = profiles.choose(to, day);

        assertThat(profile.obligation(day)).isEqualTo(wanted);
        assertThat(profile.manualPathOpen(day)).isEqualTo(manual);
    }

    @Test
    void an_override_closes_the_manual_path_or_names_a_higher_waiver() {
        Profile profile = overriding(
                        "JP",
                        "{\"manualPathUntil\":\"2026-11-04\",\"nationalWaiver\":{\"amount\":\"100000\",\"currency\":\"JPY\"}}")
                .choose("JP", DAY);

        assertThat(profile.manualPathOpen(LocalDate.parse("2026-11-04"))).isTrue();
        assertThat(profile.manualPathOpen(LocalDate.parse("2026-11-05"))).isFalse();
        assertThat(profile.requirement().nationalWaiver())
                .isEqualTo(new Profile.Waiver(new BigDecimal("100000"), "JPY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nationalWaiver\":{\"amount\":\"199.99\",\"currency\":\"USD\"}}",
                "{\"nationalWaiver\":{\"amount\":\"-1\",\"currency\":\"JPY\"}}",
                "{\"nationalWaiver\":{\"amount\":\"300\"}}",
                "{\"nationalWaiver\":\"300\"}",
                "{\"manualPathUntil\":\"soon\"}"
            })
    void a_lower_waiver_and_a_day_that_is_none_are_refused(String override) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overriding("JP", override).choose("JP", DAY));
    }

    @Test
    void every_other_party_has_the_profile_that_never_submits() {
        Profile profile = profiles.choose("AU", DAY);

        assertThat(profile.id()).isEqualTo("default-2026.1");
        assertThat(profile.authority()).isEqualTo(JsonProfiles.OTHER);
        assertThat(profile.submits(LocalDate.parse("2099-01-01"))).isFalse();
    }

    @Test
    void only_a_listed_word_approves() {
        Profile profile = profiles.choose("VN", DAY);

        assertThat(profile.meaning("Approved")).isEqualTo(VerdictMeaning.APPROVED);
        assertThat(profile.meaning("Pending")).isEqualTo(VerdictMeaning.PENDING);
        assertThat(profile.meaning("Rejected-Field-Missing")).isEqualTo(VerdictMeaning.REJECTED);
        assertThat(profile.meaning("Rejected-Whatever")).isEqualTo(VerdictMeaning.REJECTED);
        assertThat(profile.meaning("APPROVED")).isEqualTo(VerdictMeaning.UNRECOGNIZED);
    }

    @Test
    void a_day_before_the_first_profile_has_the_first() {
        assertThat(profiles.choose("VN", LocalDate.parse("2020-01-01")).id()).isEqualTo("VN-2026.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vn", "VNM", "*", "../"})
    void a_destination_is_a_country_code(String destination) {
        assertThatIllegalArgumentException().isThrownBy(() -> profiles.choose(destination, DAY));
    }

    @Test
    void an_override_replaces_one_value_for_one_authority() {
        var overridden =
                overriding("VN", "{\"settleSeconds\":2,\"mandatoryFrom\":null,\"statusWords\":{\"OK\":\"APPROVED\"}}");

        assertThat(overridden.choose("VN", DAY).settle()).isEqualTo(Duration.ofSeconds(2));
        assertThat(overridden.choose("VN", DAY).requirement().mandatoryFrom()).isNull();
        assertThat(overridden.choose("VN", DAY).meaning("Approved")).isEqualTo(VerdictMeaning.UNRECOGNIZED);
        assertThat(overridden.choose("VN", DAY).itemLimit()).isEqualTo(20);
        assertThat(overridden.choose("TH", DAY).settle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(overriding("*", "{\"settleSeconds\":3}").choose("AU", DAY).settle())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void status_codes_and_rate_are_the_authority_s_and_change_without_deployment() {
        String codes = "{\"201\":\"REGISTERED\",\"401\":\"DENIED\",\"423\":\"DEFERRED\"}";
        var overridden = overriding("VN", "{\"requestsPerSecond\":3,\"statusCodes\":%s}".formatted(codes));

        assertThat(profiles.choose("VN", DAY).requestsPerSecond()).isEqualTo(200);
        assertThat(overridden.choose("VN", DAY).requestsPerSecond()).isEqualTo(3);
        assertThat(overridden.choose("JP", DAY).requestsPerSecond()).isEqualTo(200);
        assertThat(overridden.choose("VN", DAY).statusCodes().of(423)).isEqualTo(StatusMeaning.DEFERRED);
        assertThat(overridden.choose("VN", DAY).statusCodes().of(202)).isEqualTo(StatusMeaning.UNKNOWN);
        assertThat(overridden.choose("JP", DAY).statusCodes().of(202)).isEqualTo(StatusMeaning.FILED);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_status_that_the_contract_documents_has_a_row(Path file) throws IOException {
        Json.Obj rows =
                JsonReader.readOwn(Files.readString(file)).object("statusCodes").object("value");

        assertThat(PlatformContract.load().answers())
                .filteredOn(answer -> answer.operation().equals("submit"))
                .hasSize(12)
                .allSatisfy(answer -> assertThat(rows.members()).containsKey(Integer.toString(answer.status())));
    }

    @ParameterizedTest
    @CsvSource({"401,UNKNOWN", "409,REFUSED", "4xx,REFUSED", "200,APPROVED", "503,DEFERRED", "429,FILED", "2xx,FILED"})
    void the_schema_too_keeps_the_table_within_the_protocol(String row, String meaning) throws IOException {
        String file = Files.readString(FILES.resolve("VN-2026.1.json"))
                .replaceFirst("\"%s\": \"[A-Z_]+\",?".formatted(row), "")
                .replaceFirst("\"422\":", "\"%s\": \"%s\", \"422\":".formatted(row, meaning))
                .replaceFirst(",(\\s*})", "$1");

        assertThat(SCHEMA.validate(file, InputFormat.JSON))
                .isNotEmpty()
                .allSatisfy(error ->
                        assertThat(error.getInstanceLocation().toString()).startsWith("/statusCodes/value"));
    }

    @Test
    void an_authority_may_come_to_ask_for_another_algorithm() {
        assertThat(overriding("CN", "{\"algorithm\":\"SM2SM3\"}")
                        .choose("CN", DAY)
                        .algorithm())
                .isEqualTo(SignatureAlgorithm.SM2SM3);
        assertThat(new JsonProfiles(_ -> Optional.empty()).algorithms())
                .hasSizeGreaterThan(5)
                .containsEntry("VN-2026.1", SignatureAlgorithm.ES256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platformUrl", "clientSecret", "requiredFields", "validFrom", "settle"})
    void an_unknown_override_is_refused_without_quoting_it(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overriding("VN", "{\"%s\":\"https://evil.example\"}".formatted(key))
                        .choose("VN", DAY))
                .withMessageContainingAll("VN-2026.1", key, "settleSeconds")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("evil"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_file_obeys_the_schema(Path file) throws IOException {
        assertThat(SCHEMA.validate(Files.readString(file), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"confidence\": \"treaty\"", "\"reviewedOn\": \"2026-11-23\"", "\"hsDigits\""})
    void the_schema_notices_a_value_without_its_source(String part) throws IOException {
        String file =
                Files.readString(FILES.resolve("VN-2026.1.json")).replace(part, part.replaceAll("[a-z]{4,}", "rumour"));

        assertThat(SCHEMA.validate(file, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_index_agrees_with_every_file(Path path) throws IOException {
        Json.Obj file = JsonReader.readOwn(Files.readString(path));
        Json.Obj entry = Json.object()
                .put("id", file.required("id"))
                .put("authority", file.required("authority"))
                .put("validFrom", file.object("validFrom").required("value"))
                .build();

        assertThat(JsonReader.readOwn(Files.readString(FILES.resolve("index.json")))
                        .list("profiles"))
                .contains(entry);
        assertThat(path.getFileName()).hasToString(file.required("id") + ".json");
    }

    @Test
    void authorities_without_a_file_cannot_be_made_to_take_documents_by_an_override() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        overriding("*", "{\"optionalFrom\":\"2026-01-01\"}").choose("AU", DAY))
                .withMessageContaining("a file of its own");
    }

    private static JsonProfiles overriding(String authority, String override) {
        Map<String, Json.Obj> overrides = Map.of(authority, JsonReader.readOwn(override));
        return new JsonProfiles(asked -> Optional.ofNullable(overrides.get(asked)));
    }

    private static Stream<Path> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.filter(file -> !file.endsWith("index.json")).sorted().toList().stream();
        }
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("../../events/schemas/profile.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

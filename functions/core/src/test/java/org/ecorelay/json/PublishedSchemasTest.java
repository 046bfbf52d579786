package org.ecorelay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Registry;
import org.ecorelay.account.signing.SigningKeyEntry;
import org.ecorelay.account.signing.SigningKeyRegister;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Subject;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSchemasTest {
    static List<String> names() throws IOException {
        try (var files = Files.list(PublishedSchema.FOLDER)) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .map(name -> name.replace(".schema.json", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Json.Obj schema(String name) throws Exception {
        return (Json.Obj) JsonReader.read(Files.readAllBytes(PublishedSchema.FOLDER.resolve(name + ".schema.json")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_schema_says_what_it_is(String name) throws Exception {
        Json.Obj schema = schema(name);
        assertThat(schema.text("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.text("$id")).contains("urn:eco-relay:schema:" + name);
        assertThat(schema.text("title")).isNotEmpty();
        assertThat(schema.text("description")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "product", "queue-message", "notice", "problem", "event", "signing-keys"})
    void every_example_of_a_schema_is_valid(String name) throws Exception {
        var published = PublishedSchema.named(name);
        assertThat(schema(name).list("examples"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(published.refused(example)).isEmpty());
    }

    /** Negative control. */
    @ParameterizedTest
    @ValueSource(strings = {"order", "product", "queue-message", "notice", "problem", "event", "signing-keys"})
    void an_empty_object_is_no_example_of_any_schema(String name) throws Exception {
        assertThat(PublishedSchema.named(name).refused("{}")).isNotEmpty();
    }

    @Test
    void the_example_of_the_signing_keys_is_read_as_the_register_reads_it() throws Exception {
        var registry = new InMemoryRegistry();
        registry.put(Registry.SYSTEM, "signing-keys#demo", (Json.Obj)
                schema("signing-keys").list("examples").getFirst());
        var register = new SigningKeyRegister(registry, new MovableClock());
        assertThat(register.find("demo", "any").orElseThrow())
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(SigningKeyEntry.State.ACTIVE));
        assertThat(register.find("other", "any")).isEmpty();
        assertThat(register.published(Set.of())).hasSize(1);
    }

    @Test
    void a_problem_may_have_every_code_that_exists() throws Exception {
        var codes = schema("problem")
                .object("properties")
                .object("errors")
                .object("items")
                .object("properties")
                .object("code")
                .list("enum");
        assertThat(codes)
                .map(code -> code.asText().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Enum::name).toList());
    }

    @Test
    void every_notice_that_we_send_is_valid() throws Exception {
        var published = PublishedSchema.named("notice");
        var filing = new State.Filing("REF-1", MovableClock.START, "Approved", "a reason");
        var subject = Subject.ofOrder("acme", "shop", "maker", "EC-1", "VN", KeyMode.TEST, MovableClock.START);
        Certificate row = Certs.received(subject, Sha256.of("x"), MovableClock.START);
        Certificate pending = pending(row, filing);
        List<Certificate> told = List.of(
                Certs.moved(row, new State.NeedsData(Finding.of("HS_CODE_INVALID", null, "940360"), 3)),
                Certs.moved(row, new State.NotQualified("Below 40 per cent.", "Lower it.")),
                Certs.moved(pending, new State.Approved(filing, MovableClock.START)),
                Certs.moved(pending, new State.Rejected(filing, MovableClock.START, "Correct it.")),
                Certs.moved(pending, new State.ManualReview(filing)));
        for (Certificate certificate : told) {
            Optional<Notice> notice = Notice.of(certificate);
            assertThat(notice).hasValueSatisfying(sent -> {
                assertThat(published.refused(sent.json())).isEmpty();
                assertThat(Notice.read(sent.json())).isEqualTo(sent);
            });
        }
        assertThat(Notice.of(pending)).isEmpty();
    }

    private static Certificate pending(Certificate row, State.Filing filing) {
        Certificate signed = Certs.moved(row, new State.Signed());
        Due due = signed.due().orElseThrow();
        var claim = new State.Submitting(MovableClock.START, "w1");
        return Certs.moved(signed.claimed(claim, due, MovableClock.START), new State.Pending(filing));
    }
}

package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.OTHER;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.submission.Exchanged;
import org.ecorelay.submission.Lookup;
import org.ecorelay.submission.Lookup.Found;
import org.ecorelay.submission.Lookup.NotFound;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookingUpTest {
    private static final String KNOWN =
            "{\"documentId\":\"%s\",\"known\":true,\"reference\":\"SIM-1\",\"status\":\"Approved\"}"
                    .formatted(DOCUMENT);
    private static final String NOT_KNOWN = "{\"documentId\":\"%s\",\"known\":false}".formatted(DOCUMENT);

    private final PlatformFixture fixture = new PlatformFixture();

    LookingUpTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void each_document_has_its_own_answer_and_its_own_record() {
        String other = "{\"documentId\":\"%s\",\"known\":false}".formatted(OTHER);
        String body = "{\"items\":[%s,%s]}".formatted(other, KNOWN);

        Map<DocumentId, Exchanged<Lookup>> found = find(json(200, body), DOCUMENT, OTHER);

        assertThat(found.get(DOCUMENT).result()).isEqualTo(new Found("SIM-1", new Verdict("Approved", null, null)));
        assertThat(found.get(OTHER).result()).isEqualTo(new NotFound());
        assertThat(found.get(DOCUMENT).record())
                .contains("SIM-1", Sha256.of(body).value())
                .doesNotContain(OTHER.toString());
    }

    @Test
    void silence_about_a_document_is_not_an_answer() {
        assertThat(lookup(json(200, "{\"items\":[]}"))).isInstanceOf(Unreachable.class);
        assertThat(lookup(json(200, "{}"))).isInstanceOf(Unreachable.class);
    }

    @Test
    void an_answer_about_a_document_that_was_not_asked_is_ignored() {
        assertThat(find(json(200, "{\"items\":[%s]}".formatted(KNOWN)), OTHER))
                .containsOnlyKeys(OTHER)
                .hasValueSatisfying(
                        new Condition<>(exchanged -> exchanged.result() instanceof Unreachable, "unreachable"));
    }

    @Test
    void a_document_named_twice_is_not_answered() {
        assertThat(lookup(json(200, "{\"items\":[%s,%s]}".formatted(KNOWN, NOT_KNOWN))))
                .isInstanceOf(Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"known\":true",
                "\"known\":true,\"reference\":\"SIM-1\"",
                "\"known\":true,\"status\":\"Approved\"",
                "\"known\":\"true\",\"reference\":\"SIM-1\",\"status\":\"Approved\"",
                "\"known\":null",
                "\"known\":false,\"reference\":\"SIM-1\"",
                "\"reference\":\"SIM-1\",\"status\":\"Approved\""
            })
    void an_element_that_says_half_is_not_answered(String members) {
        String item = "{\"documentId\":\"%s\",%s}".formatted(DOCUMENT, members);

        assertThat(lookup(json(200, "{\"items\":[%s]}".formatted(item)))).isInstanceOf(Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 302, 400, 403, 404, 429, 500, 503})
    void another_status_is_unreachable(int status) {
        assertThat(lookup(json(status, "{\"items\":[%s]}".formatted(NOT_KNOWN))))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void a_refused_token_is_replaced_once() {
        fixture.server.answers(json(401, "{}"));

        assertThat(lookup(json(200, "{\"items\":[%s]}".formatted(NOT_KNOWN)))).isInstanceOf(NotFound.class);
        assertThat(fixture.server.tokenRequests().getLast().body()).endsWith("&scope=read");
    }

    @Test
    void a_hundred_go_in_one_request_and_no_more() {
        List<DocumentId> many = IntStream.rangeClosed(1, 101)
                .mapToObj(part -> CertificateId.of("a", "s", "n", part).version(1))
                .toList();
        fixture.server.answers(json(200, "{\"items\":[]}"));

        assertThat(fixture.platform.find(KeyMode.LIVE, many.subList(0, 100))).hasSize(100);
        assertThat(fixture.server.otherRequests()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> fixture.platform.find(KeyMode.LIVE, many));
    }

    @Test
    void asking_about_nothing_sends_nothing() {
        assertThat(fixture.platform.find(KeyMode.LIVE, List.of())).isEmpty();
        assertThat(fixture.server.tokenRequests()).isEmpty();
    }

    @Test
    void without_a_sandbox_test_documents_are_neither_sent_nor_found() {
        var live = HttpOriginPlatform.at(
                fixture.server.uri(),
                null,
                fixture.credentials(),
                fixture.now::get,
                PlatformFixture.PATIENT,
                System::nanoTime);

        assertThat(live.accepts(KeyMode.TEST)).isFalse();
        assertThat(live.accepts(KeyMode.LIVE)).isTrue();
        assertThat(live.find(KeyMode.TEST, List.of(DOCUMENT)).get(DOCUMENT).result())
                .isInstanceOf(Unreachable.class);
        assertThat(fixture.server.otherRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://platform.example",
                "ftp://platform.example",
                "https:///path",
                "https://user:pw@platform.example",
                "https://platform.example?x=1",
                "https://platform.example#x"
            })
    void an_address_is_secure_and_plain(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoints(URI.create(address), null))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pw"));
    }

    @Test
    void the_sandbox_is_not_the_live_platform() {
        URI address = URI.create("https://platform.example/a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoints(address, URI.create("https://platform.example/a//")));
    }

    private Lookup lookup(ScriptedServer.Answer answer) {
        return find(answer, DOCUMENT).get(DOCUMENT).result();
    }

    private Map<DocumentId, Exchanged<Lookup>> find(ScriptedServer.Answer answer, DocumentId... documents) {
        fixture.server.answers(answer);
        return fixture.platform.find(KeyMode.LIVE, List.of(documents));
    }
}

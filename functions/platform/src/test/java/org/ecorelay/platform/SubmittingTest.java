package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.NOW;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.PlatformFixture.submission;
import static org.ecorelay.platform.ScriptedServer.json;
import static org.ecorelay.platform.ScriptedServer.typed;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.profile.StatusCodes;
import org.ecorelay.certificate.profile.StatusMeaning;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.JsonReader;
import org.ecorelay.pacing.Signal.Health;
import org.ecorelay.submission.Submission;
import org.ecorelay.submission.SubmissionOutcome;
import org.ecorelay.submission.SubmissionOutcome.Decided;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Refused;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.ecorelay.submission.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of the platform to a submission means. */
class SubmittingTest {
    private final PlatformFixture fixture = new PlatformFixture();

    SubmittingTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void accepted_is_filed_by_our_own_clock() {
        assertThat(fixture.submit(json(202, registered("Pending")))).isEqualTo(new Filed("SIM-000001", NOW));
    }

    @Test
    void a_verdict_at_once_is_kept_verbatim() {
        String body = registered("Rejected-Field-Missing")
                .replace("}", ",\"reason\":\"no producer\",\"field\":\"/certificateOfOrigin/x\"}");

        assertThat(fixture.submit(json(200, body)))
                .isEqualTo(new Decided(
                        "SIM-000001", new Verdict("Rejected-Field-Missing", "no producer", "/certificateOfOrigin/x")));
    }

    @Test
    void a_word_that_nobody_knows_is_kept_verbatim() {
        assertThat(fixture.submit(json(200, registered("approved maybe – 保留"))))
                .isEqualTo(new Decided("SIM-000001", new Verdict("approved maybe – 保留", null, null)));
    }

    @Test
    void a_long_word_is_bounded_and_never_equals_a_short_one() {
        var decided = (Decided) fixture.submit(json(200, registered("Approved" + "x".repeat(5000))));

        assertThat(decided.verdict().code()).hasSize(Verdict.MAX_CODE).endsWith("…");
    }

    @Test
    void a_control_character_in_a_word_does_not_make_it_a_known_one() {
        assertThat(((Decided) fixture.submit(json(200, registered("Approved\\n"))))
                        .verdict()
                        .code())
                .isEqualTo("Approved\ufffd");
    }

    @Test
    void already_there_is_a_success_with_the_existing_reference() {
        assertThat(fixture.submit(json(409, registered("Pending")))).isEqualTo(new Filed("SIM-000001", NOW));
        assertThat(fixture.submit(json(409, registered("Approved"))))
                .isEqualTo(new Decided("SIM-000001", new Verdict("Approved", null, null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 409})
    void an_answer_about_another_document_is_unknown(int status) {
        String other = registered("Approved").replace(DOCUMENT.toString(), PlatformFixture.OTHER.toString());

        assertThat(fixture.submit(json(status, other))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "\\u0000"})
    void an_unusable_reference_is_unknown(String reference) {
        assertThat(fixture.submit(json(202, registered("Pending").replace("SIM-000001", reference))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void an_oversized_reference_is_unknown() {
        assertThat(fixture.submit(json(202, registered("Pending").replace("SIM-000001", "S".repeat(101)))))
                .isInstanceOf(Unknown.class);
        assertThat(fixture.submit(json(202, registered("Pending").replace("SIM-000001", "S".repeat(100)))))
                .isInstanceOf(Filed.class);
    }

    @Test
    void a_refusal_names_its_findings() {
        String body =
                "{\"findings\":[{\"code\":\"FIELD_MISSING\",\"field\":\"/a/b\",\"message\":\"b is missing\"},{},7]}";

        Refused refused = (Refused) fixture.submit(typed(422, "application/problem+json", body));

        assertThat(refused.findings())
                .extracting(Finding::code, Finding::pointer, Finding::message)
                .containsExactly(
                        Tuple.tuple("PLATFORM_REFUSED", "/a/b", "FIELD_MISSING: b is missing"),
                        Tuple.tuple("PLATFORM_REFUSED", null, "no code: no explanation"));
    }

    @Test
    void a_refusal_is_bounded() {
        String finding =
                "{\"code\":\"C\",\"field\":\"%s\",\"message\":\"%s\"},".formatted("/x".repeat(2000), "m".repeat(9000));
        String body = "{\"findings\":[%s7]}".formatted(finding.repeat(50));

        Refused refused = (Refused) fixture.submit(typed(422, "application/problem+json", body));

        assertThat(refused.findings()).hasSize(SubmissionAnswers.MAX_FINDINGS).allSatisfy(item -> {
            assertThat(item.message()).hasSize(PlatformWords.MAX_SENTENCE);
            assertThat(item.pointer()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 410, 413, 415, 422, 451})
    void any_other_client_error_with_findings_is_a_refusal(int status) {
        String body = "{\"findings\":[{\"code\":\"C\",\"message\":\"m\"}]}";

        assertThat(fixture.submit(typed(status, "application/problem+json", body)))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 410, 413, 415, 422, 451})
    void a_client_error_in_another_form_says_nothing_of_the_document(int status) {
        assertThat(fixture.exchange(typed(status, "text/html", "<html>"))).satisfies(exchanged -> {
            assertThat(exchanged.result())
                    .isInstanceOfSatisfying(
                            Unknown.class,
                            unknown -> assertThat(unknown.reason()).contains("the address may be wrong"));
            assertThat(exchanged.signal().health()).isEqualTo(Health.TROUBLED);
        });
        assertThat(fixture.submit(json(status, "{\"error\":\"Not Found\",\"findings\":[{}]}")))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 410})
    void a_problem_without_findings_may_be_any_server_s(int status) {
        String body = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":%d}".formatted(status);

        assertThat(fixture.submit(typed(status, "application/problem+json", body)))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 307, 408, 425, 500, 501, 502, 503, 504})
    void everything_else_is_unknown(int status) {
        assertThat(fixture.submit(json(status, registered("Approved")))).isInstanceOf(Unknown.class);
    }

    @Test
    void the_same_answer_means_what_the_specification_of_the_document_says() {
        var other = new StatusCodes(
                Map.of("201", StatusMeaning.REGISTERED, "401", StatusMeaning.DENIED, "423", StatusMeaning.DEFERRED));

        assertThat(fixture.submit(json(201, registered("Approved")))).isInstanceOf(Unknown.class);
        assertThat(submitUnder(other, json(201, registered("Approved"))))
                .isEqualTo(new Decided("SIM-000001", new Verdict("Approved", null, null)));
        assertThat(fixture.submit(json(202, registered("Pending")))).isInstanceOf(Filed.class);
        assertThat(submitUnder(other, json(202, registered("Pending")))).isInstanceOf(Unknown.class);
        assertThat(fixture.submit(json(423, "{}"))).isInstanceOf(Unknown.class);
        assertThat(submitUnder(other, json(423, "{}", "Retry-After: 9")))
                .isEqualTo(new Deferred(Duration.ofSeconds(9), "The platform answered 423"));
    }

    private SubmissionOutcome submitUnder(StatusCodes codes, ScriptedServer.Answer answer) {
        fixture.server.answers(answer);
        Submission one = submission(KeyMode.LIVE, null);
        return fixture.platform
                .submit(new Submission(
                        one.documentId(),
                        one.account(),
                        one.exporter(),
                        one.authority(),
                        "2027.1",
                        codes,
                        one.mode(),
                        one.jws(),
                        null,
                        null))
                .result();
    }

    @Test
    void a_redirect_is_not_followed() {
        String elsewhere = "Location: " + fixture.server.uri() + "/elsewhere";

        assertThat(fixture.submit(json(307, "{}", elsewhere))).isInstanceOf(Unknown.class);
        assertThat(fixture.server.otherRequests()).hasSize(1);
    }

    @Test
    void forbidden_waits_for_a_person() {
        assertThat(fixture.submit(json(403, "{}")))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void without_a_credential_nothing_is_sent() {
        fixture.credential.set(Optional.empty());

        assertThat(fixture.submit()).isInstanceOf(Deferred.class);
        assertThat(fixture.server.tokenRequests()).isEmpty();
    }

    @Test
    void the_request_is_what_the_contract_says() throws Exception {
        fixture.submit(json(202, registered("Pending")));

        var request = fixture.server.otherRequests().getFirst();
        assertThat(request.line()).isEqualTo("POST /api/v1/e-co-submissions HTTP/1.1");
        assertThat(request.head())
                .contains("Authorization: Bearer access-token-0001\r\n", "Idempotency-Key: " + DOCUMENT + "\r\n")
                .contains("Spec-Version: 2026.1\r\n", "Content-Type: application/json\r\n");
        assertThat(JsonReader.read(request.body()))
                .isEqualTo(JsonReader.read(
                        "{\"authority\":\"VN\",\"document\":\"aGVhZA.Ym9keQ.c2ln\",\"documentId\":\"%s\"}"
                                .formatted(DOCUMENT)));
    }

    @Test
    void a_test_document_goes_to_the_sandbox_with_its_script() {
        fixture.server.answers(json(202, registered("Pending")));

        fixture.platform.submit(submission(KeyMode.TEST, "{\"verdict\":\"Approved\"}"));

        var request = fixture.server.otherRequests().getFirst();
        assertThat(request.line()).startsWith("POST /api/sandbox/v1/e-co-submissions ");
        assertThat(request.body()).contains("\"sandbox\":{\"verdict\":\"Approved\"}");
    }

    @Test
    void a_live_document_never_carries_a_script() {
        assertThatIllegalArgumentException().isThrownBy(() -> fixture.platform.submit(submission(KeyMode.LIVE, "{}")));
        assertThat(fixture.server.otherRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "\"x\""})
    void a_script_is_an_object(String script) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.platform.submit(submission(KeyMode.TEST, script)));
    }
}

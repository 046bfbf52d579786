package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import org.ecorelay.account.KeyMode;
import org.ecorelay.submission.Exchanged;
import org.ecorelay.submission.Submission;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome;
import org.ecorelay.submission.WithdrawalOutcome.NotThere;
import org.ecorelay.submission.WithdrawalOutcome.Postponed;
import org.ecorelay.submission.WithdrawalOutcome.Withdrawn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of the platform to a withdrawal means. */
class WithdrawingTest {
    private final PlatformFixture fixture = new PlatformFixture();

    WithdrawingTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private Exchanged<WithdrawalOutcome> withdraw(ScriptedServer.Answer answer) {
        fixture.server.answers(answer);
        return fixture.platform.withdraw(new Withdrawal(DOCUMENT, "SIM 1/2", "acct", "exporter", KeyMode.LIVE));
    }

    @Test
    void only_the_word_itself_is_a_withdrawal() {
        assertThat(withdraw(json(200, "{\"status\":\"Withdrawn\"}")).result()).isEqualTo(new Withdrawn());
        assertThat(withdraw(json(200, "{\"status\":\"Approved\"}")).result()).isInstanceOf(Postponed.class);
        assertThat(withdraw(json(200, "[]")).result()).isInstanceOf(Postponed.class);
    }

    @Test
    void an_unknown_reference_is_nothing_to_withdraw() {
        assertThat(withdraw(json(404, "{\"title\":\"no\",\"status\":404,\"reference\":\"SIM 1/2\"}"))
                        .result())
                .isEqualTo(new NotThere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"title\":\"Not Found\",\"status\":404,\"instance\":\"/v1/e-co-submissions/SIM%201%2F2\"}",
                "{\"title\":\"no\",\"status\":404,\"reference\":\"SIM-000002\"}",
                "{\"title\":\"no\",\"status\":410,\"reference\":\"SIM 1/2\"}",
                "{\"reference\":\"SIM 1/2\"}"
            })
    void a_wrong_address_withdraws_nothing(String body) {
        assertThat(withdraw(json(404, body)).result()).isInstanceOf(Postponed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 409, 429, 500, 503})
    void everything_else_is_tried_again(int status) {
        assertThat(withdraw(json(status, "{}")).result()).isInstanceOf(Postponed.class);
    }

    @Test
    void the_reference_is_escaped_and_the_exchange_is_kept() {
        var exchanged = withdraw(json(200, "{\"status\":\"Withdrawn\"}"));
        assertThat(PlatformFixture.record(exchanged).required("path")).isEqualTo("/v1/e-co-submissions/SIM%201%2F2");
        assertThat(PlatformFixture.record(exchanged).required("method")).isEqualTo("DELETE");
        assertThat(exchanged.record()).doesNotContain(PlatformFixture.SECRET);
    }

    @Test
    void a_submission_names_what_it_replaces_only_if_there_is_something() {
        fixture.exchange(json(202, PlatformFixture.registered("Pending")));
        assertThat(fixture.server.otherRequests().getLast().body()).doesNotContain("replaces");
        Submission first = PlatformFixture.submission(KeyMode.LIVE, null);
        var earlier = DOCUMENT.certificate().version(7);
        fixture.server.answers(json(202, PlatformFixture.registered("Pending")));
        fixture.platform.submit(new Submission(
                first.documentId(),
                first.account(),
                first.exporter(),
                first.authority(),
                first.specVersion(),
                first.statusCodes(),
                first.mode(),
                first.jws(),
                null,
                earlier));
        assertThat(fixture.server.otherRequests().getLast().body()).contains("\"replaces\":\"" + earlier + "\"");
    }
}

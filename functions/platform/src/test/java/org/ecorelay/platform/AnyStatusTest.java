package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.CODES;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.NOW;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.submission.Lookup.Found;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.SubmissionOutcome;
import org.ecorelay.submission.SubmissionOutcome.Decided;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Refused;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome.Postponed;
import org.ecorelay.submission.WithdrawalOutcome.Withdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every status from 100 to 599, documented or not, with bodies that try to make it mean more than it does. */
@Timeout(120)
class AnyStatusTest {
    private static final Set<Integer> NOT_TAKEN = Set.of(401, 403, 429);
    private static final Set<Integer> NEVER_REFUSED = Set.of(401, 403, 408, 409, 425, 429);

    private static final String REFUSAL =
            "{\"title\":\"t\",\"status\":%d,\"findings\":[{\"code\":\"C\",\"message\":\"m\"}]}";
    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":%d}";

    @Test
    void over_http_an_approving_body_approves_only_with_a_status_for_a_registration() throws IOException {
        Map<Integer, Class<?>> kinds = new HashMap<>();
        try (var fixture = new PlatformFixture()) {
            statuses().forEach(status -> {
                var answer = json(status, registered("Approved"));
                fixture.server.answers(answer);
                if (status == 401) {
                    fixture.server.answers(answer);
                }
                kinds.put(status, fixture.submit().getClass());
            });
        }

        assertThat(kinds.get(200)).isEqualTo(Decided.class);
        assertThat(kinds.get(202)).isEqualTo(Filed.class);
        assertThat(kinds.get(409)).isEqualTo(Decided.class);
        NOT_TAKEN.forEach(status -> assertThat(kinds.get(status)).isEqualTo(Deferred.class));
        assertThat(kinds).hasSize(500);
        kinds.keySet().removeAll(Set.of(200, 202, 409, 401, 403, 429));
        assertThat(kinds).allSatisfy((_, kind) -> assertThat(kind).isEqualTo(Unknown.class));
    }

    @Test
    void over_http_a_look_up_is_answered_by_200_alone() throws IOException {
        String item = registered("Approved").replace("}", ",\"known\":true}");
        try (var fixture = new PlatformFixture()) {
            statuses().forEach(status -> {
                var answer = json(status, "{\"items\":[%s]}".formatted(item));
                fixture.server.answers(answer);
                if (status == 401) {
                    fixture.server.answers(answer);
                }
                var found =
                        fixture.platform.find(KeyMode.LIVE, Set.of(DOCUMENT)).get(DOCUMENT);
                assertThat(found.result())
                        .as("status %d", status)
                        .isInstanceOf(status == 200 ? Found.class : Unreachable.class);
            });
        }
    }

    @Test
    void over_http_a_withdrawal_is_confirmed_by_200_alone() throws IOException {
        try (var fixture = new PlatformFixture()) {
            statuses().forEach(status -> {
                var answer = json(status, "{\"status\":\"Withdrawn\"}");
                fixture.server.answers(answer);
                if (status == 401) {
                    fixture.server.answers(answer);
                }
                var withdrawn = fixture.platform.withdraw(
                        new Withdrawal(DOCUMENT, "SIM-000001", "acct", "exporter", KeyMode.LIVE));
                assertThat(withdrawn.result())
                        .as("status %d", status)
                        .isInstanceOf(status == 200 ? Withdrawn.class : Postponed.class);
            });
        }
    }

    @Test
    void a_refusal_is_a_client_error_in_the_platform_s_own_form() {
        all().forEach(status -> {
            boolean may = status / 100 == 4 && !NEVER_REFUSED.contains(status);
            assertThat(read(status, REFUSAL.formatted(status)) instanceof Refused)
                    .as("status %d with findings", status)
                    .isEqualTo(may);
            assertThat(read(status, PROBLEM.formatted(status)) instanceof Refused)
                    .as("status %d, a problem", status)
                    .isEqualTo(Set.of(413, 415, 422).contains(status));
            assertThat(read(status, PROBLEM.formatted(status + 1)))
                    .as("status %d, a problem of another status", status)
                    .isNotInstanceOf(Refused.class);
        });
    }

    @Test
    void only_what_was_certainly_not_taken_is_deferred() {
        for (String body : List.of("", "{}", "<html>", registered("Approved"), REFUSAL.formatted(503))) {
            all().forEach(status -> {
                assertThat(read(status, body) instanceof Deferred)
                        .as("status %d", status)
                        .isEqualTo(NOT_TAKEN.contains(status));
                assertThat(read(status, body, "Retry-After", "5") instanceof Deferred)
                        .as("status %d with Retry-After", status)
                        .isEqualTo(NOT_TAKEN.contains(status) || status == 503);
            });
        }
    }

    @Test
    void a_success_that_cannot_be_read_is_unknown() {
        Stream.of(
                        "",
                        "{",
                        "[]",
                        "{}",
                        "<html>",
                        "{\"status\":\"Approved\"}",
                        registered("Approved").replace("SIM-", " "))
                .forEach(body -> IntStream.concat(IntStream.range(200, 300), IntStream.of(409))
                        .forEach(status -> assertThat(read(status, body))
                                .as("status %d with %s", status, body)
                                .isInstanceOf(Unknown.class)));
    }

    private static IntStream all() {
        return IntStream.range(0, 1_000);
    }

    private static IntStream statuses() {
        return IntStream.range(100, 600);
    }

    private static SubmissionOutcome read(int status, String body, String... header) {
        Map<String, List<String>> headers = new HashMap<>(Map.of("Content-Type", List.of("application/json")));
        if (header.length == 2) {
            headers.put(header[0], List.of(header[1]));
        }
        var answer = new Reply.Answered(status, HttpHeaders.of(headers, (_, _) -> true), body, Sha256.of(body));
        return SubmissionAnswers.read(DOCUMENT, CODES, answer, NOW);
    }
}

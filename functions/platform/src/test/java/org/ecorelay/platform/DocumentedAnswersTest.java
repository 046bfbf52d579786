package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.NOW;
import static org.ecorelay.platform.PlatformFixture.OTHER;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;
import static org.ecorelay.platform.ScriptedServer.typed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.finding.Finding;
import org.ecorelay.pacing.Signal;
import org.ecorelay.platform.PlatformContract.Documented;
import org.ecorelay.submission.Exchanged;
import org.ecorelay.submission.Lookup.Found;
import org.ecorelay.submission.Lookup.NotFound;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.SubmissionOutcome.Decided;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Refused;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.ecorelay.submission.Verdict;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome.NotThere;
import org.ecorelay.submission.WithdrawalOutcome.Postponed;
import org.ecorelay.submission.WithdrawalOutcome.Withdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that the contract documents is played as the contract shows it, and means what this table says. */
class DocumentedAnswersTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Signal LATER = Signal.troubled(TWO_MINUTES);
    private static final Signal TROUBLED = Signal.troubled(Duration.ZERO);
    private static final String NO_RIGHT = "The platform answered %d: the credential has no right";

    /** These the adapter has no use for; a test below sees to it that it never calls them. */
    private static final Set<String> NOT_CALLED = Set.of("read", "specification");

    /** What an answer means, and what it says of the platform. */
    private record Meaning(Object result, Signal signal) {}

    private static final Map<String, Meaning> CASES = cases();

    private static Map<String, Meaning> cases() {
        Map<String, Meaning> cases = new TreeMap<>();
        tokens(cases);
        submissions(cases);
        lookups(cases);
        withdrawals(cases);
        return cases;
    }

    private static void tokens(Map<String, Meaning> cases) {
        String none = "no access token: the platform answered ";
        cases.put("issueToken 200", new Meaning(new Filed("SIM-000001", NOW), Signal.WELL));
        cases.put("issueToken 400", new Meaning(new Deferred(RetryAfter.DEFAULT, none + 400), Signal.UNTOLD));
        cases.put("issueToken 401", new Meaning(new Deferred(RetryAfter.DEFAULT, none + 401), Signal.UNTOLD));
        cases.put("issueToken 429", new Meaning(new Deferred(TWO_MINUTES, none + 429), LATER));
        cases.put("issueToken 503", new Meaning(new Deferred(TWO_MINUTES, none + 503), LATER));
    }

    private static void submissions(Map<String, Meaning> cases) {
        var hour = Duration.ofHours(1);
        cases.put(
                "submit 200", new Meaning(new Decided("SIM-000001", new Verdict("Approved", null, null)), Signal.WELL));
        cases.put("submit 202", new Meaning(new Filed("SIM-000001", NOW), Signal.WELL));
        cases.put("submit 400", refused("/authority", "SCHEMA: required property 'authority' not found"));
        cases.put("submit 401", new Meaning(new Deferred(hour, NO_RIGHT.formatted(401)), Signal.UNTOLD));
        cases.put("submit 403", new Meaning(new Deferred(hour, NO_RIGHT.formatted(403)), Signal.UNTOLD));
        cases.put("submit 409", new Meaning(new Filed("SIM-000001", NOW), Signal.WELL));
        cases.put("submit 413", refused(null, "The platform answered 413."));
        cases.put("submit 415", refused(null, "The platform answered 415."));
        cases.put(
                "submit 422",
                refused(
                        "/certificateOfOrigin/approvedExporter/code",
                        "FIELD_MISSING: The code of the approved exporter is missing."));
        cases.put("submit 429", new Meaning(new Deferred(TWO_MINUTES, "The platform answered 429"), LATER));
        cases.put("submit 500", new Meaning(new Unknown("The platform answered 500"), TROUBLED));
        cases.put("submit 503", new Meaning(new Deferred(TWO_MINUTES, "The platform answered 503"), LATER));
    }

    private static Meaning refused(String pointer, String message) {
        var finding = Finding.of("PLATFORM_REFUSED", pointer, message);
        return new Meaning(new Refused(List.of(finding)), Signal.WELL);
    }

    private static void lookups(Map<String, Meaning> cases) {
        var found = new Found("SIM-000001", new Verdict("Approved", null, null));
        cases.put("query 200", new Meaning(List.of(found, new NotFound()), Signal.WELL));
        Map.of(400, TROUBLED, 401, Signal.UNTOLD, 403, Signal.UNTOLD, 413, TROUBLED, 415, TROUBLED, 500, TROUBLED)
                .forEach((status, signal) -> cases.put("query " + status, unreachable(status, signal)));
        cases.put("query 429", unreachable(429, LATER));
        cases.put("query 503", unreachable(503, LATER));
    }

    private static Meaning unreachable(int status, Signal signal) {
        var nobody = new Unreachable("the platform answered " + status);
        return new Meaning(List.of(nobody, nobody), signal);
    }

    private static void withdrawals(Map<String, Meaning> cases) {
        var hour = Duration.ofHours(1);
        cases.put("withdraw 200", new Meaning(new Withdrawn(), Signal.WELL));
        cases.put("withdraw 401", new Meaning(new Postponed(hour, NO_RIGHT.formatted(401)), Signal.UNTOLD));
        cases.put("withdraw 403", new Meaning(new Postponed(hour, NO_RIGHT.formatted(403)), Signal.UNTOLD));
        cases.put("withdraw 404", new Meaning(new NotThere(), Signal.WELL));
        cases.put("withdraw 429", new Meaning(new Postponed(TWO_MINUTES, "The platform answered 429"), LATER));
        cases.put("withdraw 500", new Meaning(new Postponed(Duration.ZERO, "The platform answered 500"), TROUBLED));
        cases.put("withdraw 503", new Meaning(new Postponed(TWO_MINUTES, "The platform answered 503"), LATER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("called")
    void a_documented_answer_means_what_the_table_says(Documented documented) throws IOException {
        try (var fixture = new PlatformFixture()) {
            assertThat(played(fixture, documented)).isEqualTo(CASES.get(documented.key()));
        }
    }

    @Test
    void every_documented_answer_has_a_case_and_every_case_is_documented() throws IOException {
        assertThat(keys(PlatformContract.load())).isEqualTo(CASES.keySet());
    }

    @Test
    void an_answer_that_is_added_to_the_contract_is_missed_in_the_table() throws IOException {
        String added = PlatformContract.text()
                .replace(
                        "        \"413\":\n",
                        "        \"410\":\n          $ref: \"#/components/responses/Failed\"\n        \"413\":\n");

        assertThat(keys(PlatformContract.parse(added)))
                .contains("submit 410", "query 410")
                .isNotEqualTo(CASES.keySet());
    }

    @Test
    void what_has_no_case_is_never_called() throws IOException {
        assertThat(PlatformContract.load().answers())
                .extracting(Documented::operation)
                .containsAll(NOT_CALLED);
        try (var fixture = new PlatformFixture()) {
            fixture.submit(json(202, registered("Pending")));
            withdraw(fixture);
            fixture.platform.find(KeyMode.LIVE, List.of(DOCUMENT));

            assertThat(Stream.concat(fixture.server.otherRequests().stream(), fixture.server.tokenRequests().stream())
                            .map(request -> request.line().replaceAll(" HTTP/1.1$", "")))
                    .containsExactlyInAnyOrder(
                            "POST /api/v1/e-co-submissions",
                            "DELETE /api/v1/e-co-submissions/SIM-000001",
                            "POST /api/v1/e-co-submissions:query",
                            "POST /api/oauth2/token",
                            "POST /api/oauth2/token");
        }
    }

    private static Meaning played(PlatformFixture fixture, Documented documented) {
        ScriptedServer.Answer answer = answer(documented);
        if (documented.operation().equals("issueToken")) {
            fixture.server.answersTokens(answer);
            return meaning(fixture.exchange(json(202, registered("Pending"))));
        }
        // Twice: a 401 is answered by one more try with a new token.
        fixture.server.answers(answer, answer);
        return switch (documented.operation()) {
            case "submit" -> meaning(fixture.exchange());
            case "withdraw" -> meaning(withdraw(fixture));
            case "query" -> {
                var found = fixture.platform.find(KeyMode.LIVE, List.of(DOCUMENT, OTHER));
                yield new Meaning(
                        List.of(found.get(DOCUMENT).result(), found.get(OTHER).result()),
                        found.get(OTHER).signal());
            }
            default -> throw new AssertionError("nothing calls " + documented.operation());
        };
    }

    private static Exchanged<?> withdraw(PlatformFixture fixture) {
        return fixture.platform.withdraw(new Withdrawal(DOCUMENT, "SIM-000001", "acct", "exporter", KeyMode.LIVE));
    }

    private static Meaning meaning(Exchanged<?> exchanged) {
        return new Meaning(exchanged.result(), exchanged.signal());
    }

    private static ScriptedServer.Answer answer(Documented documented) {
        String example = documented
                .example()
                .replace("mfrggzdfmztwq2lkmfrggzdfmztwq2lk.1", DOCUMENT.toString())
                .replace("mfrggzdfmztwq2lkmfrggzdfmztwq2lk.2", OTHER.toString());
        String[] headers = documented.headers().stream()
                .map(name -> switch (name) {
                    case "Retry-After" -> "Retry-After: 120";
                    case "Location" -> "Location: /v1/e-co-submissions/SIM-000001";
                    case "WWW-Authenticate" -> "WWW-Authenticate: Bearer";
                    default -> throw new AssertionError("no value for the header " + name);
                })
                .toArray(String[]::new);
        return typed(documented.status(), documented.mediaType(), example, headers);
    }

    private static Set<String> keys(PlatformContract contract) {
        return called(contract).map(Documented::key).collect(Collectors.toSet());
    }

    private static Stream<Documented> called() throws IOException {
        return called(PlatformContract.load());
    }

    private static Stream<Documented> called(PlatformContract contract) {
        return contract.answers().stream().filter(answer -> !NOT_CALLED.contains(answer.operation()));
    }
}

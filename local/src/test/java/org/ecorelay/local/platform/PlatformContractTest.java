package org.ecorelay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.local.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.local.platform.PlatformFixture.NOW;
import static org.ecorelay.local.platform.PlatformFixture.signed;
import static org.ecorelay.local.platform.PlatformFixture.submission;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.finding.Finding;
import org.ecorelay.local.platform.SimulatedExchange.Delivery;
import org.ecorelay.submission.Lookup.Found;
import org.ecorelay.submission.Lookup.NotFound;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.Submission;
import org.ecorelay.submission.SubmissionOutcome.Decided;
import org.ecorelay.submission.SubmissionOutcome.Deferred;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Refused;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.ecorelay.submission.Verdict;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The adapter and the simulator talk to each other, and the contract judges every request and every answer of both. */
@Timeout(60)
class PlatformContractTest {
    private static final OpenApi CONTRACT = OpenApi.load();
    private static final String SUBMISSIONS = "/v1/e-co-submissions";
    private static final Deferred TWO_SECONDS = new Deferred(Duration.ofSeconds(2), "");

    private final PlatformFixture fixture = new PlatformFixture();

    @AfterEach
    void every_request_and_every_answer_keeps_the_contract() {
        fixture.close();
        assertKept(fixture);
    }

    private static void assertKept(PlatformFixture fixture) {
        assertThat(fixture.exchanges).isNotEmpty().allSatisfy(exchange -> {
            var operation =
                    CONTRACT.operation(exchange.method(), exchange.path()).orElseThrow();
            var call = new Call(
                    false, exchange.method(), exchange.path(), exchange.requestHeaders(), exchange.requestBody());
            assertThat(CONTRACT.requestErrors(operation, call)).isEmpty();
            if (exchange.delivered() != Delivery.MALFORMED) {
                assertThat(CONTRACT.responseErrors(
                                operation, exchange.status(), exchange.responseHeaders(), exchange.responseBody()))
                        .isEmpty();
            }
        });
    }

    @Test
    void accepted_then_approved() {
        assertThat(fixture.submit("{\"afterSeconds\":3}")).isEqualTo(new Filed("SIM-000001", NOW));
        assertThat(fixture.find()).isEqualTo(new Found("SIM-000001", new Verdict("Pending", null, null)));

        fixture.pass(Duration.ofSeconds(3));
        assertThat(fixture.find()).isEqualTo(new Found("SIM-000001", new Verdict("Approved", null, null)));
    }

    @Test
    void a_rejection_comes_with_its_reason_and_field() {
        fixture.submit(
                "{\"verdict\":\"Rejected-Field-Missing\",\"reason\":\"no producer\",\"field\":\"/a/b\",\"afterSeconds\":0}");

        assertThat(fixture.find())
                .isEqualTo(new Found("SIM-000001", new Verdict("Rejected-Field-Missing", "no producer", "/a/b")));
    }

    @Test
    void a_word_that_nobody_knows_arrives_verbatim() {
        fixture.submit("{\"verdict\":\"Manual sampling – 抽检\",\"afterSeconds\":0}");

        assertThat(fixture.find()).isEqualTo(new Found("SIM-000001", new Verdict("Manual sampling – 抽检", null, null)));
    }

    @Test
    void decided_at_once() {
        assertThat(fixture.submit("{\"verdict\":\"Rejected-Criterion\",\"reason\":\"r\",\"faults\":[\"immediate\"]}"))
                .isEqualTo(new Decided("SIM-000001", new Verdict("Rejected-Criterion", "r", null)));
    }

    @Test
    void what_was_filed_is_withdrawn_and_stays_so() {
        fixture.submit("{\"afterSeconds\":0}");
        var withdrawal = new Withdrawal(DOCUMENT, "SIM-000001", "exporter-1", "exporter", KeyMode.TEST);
        assertThat(fixture.platform.withdraw(withdrawal).result()).isEqualTo(new WithdrawalOutcome.Withdrawn());
        assertThat(fixture.platform.withdraw(withdrawal).result()).isEqualTo(new WithdrawalOutcome.Withdrawn());
        assertThat(fixture.find()).isEqualTo(new Found("SIM-000001", new Verdict("Withdrawn", null, null)));
    }

    @Test
    void there_is_nothing_to_withdraw_of_what_nobody_knows() {
        var withdrawal = new Withdrawal(DOCUMENT, "SIM-000009", "exporter-1", "exporter", KeyMode.TEST);
        assertThat(fixture.platform.withdraw(withdrawal).result()).isEqualTo(new WithdrawalOutcome.NotThere());
    }

    @Test
    void at_a_wrong_address_nothing_is_refused_found_or_withdrawn() {
        fixture.submit("{\"afterSeconds\":0}");
        var astray = PlatformFixture.platform(
                URI.create(fixture.simulator.liveUrl() + "/else"),
                URI.create(fixture.simulator.sandboxUrl() + "/else"),
                fixture.now::get);
        var submission = submission(DOCUMENT, "VN", KeyMode.TEST, signed(DOCUMENT, "VN"), "{}");
        var withdrawal = new Withdrawal(DOCUMENT, "SIM-000001", "exporter-1", "exporter", KeyMode.TEST);

        assertThat(astray.submit(submission).result()).isInstanceOf(Deferred.class);
        assertThat(astray.find(KeyMode.TEST, List.of(DOCUMENT)).get(DOCUMENT).result())
                .isInstanceOf(Unreachable.class);
        assertThat(astray.withdraw(withdrawal).result()).isInstanceOf(WithdrawalOutcome.Postponed.class);
        fixture.exchanges.removeIf(exchange -> exchange.path().startsWith("/else"));
        assertThat(fixture.exchanges).hasSize(2);
    }

    @Test
    void during_an_outage_nothing_is_withdrawn() {
        fixture.submit("{}");
        fixture.simulator.beginOutage(Duration.ofMinutes(1));
        var withdrawal = new Withdrawal(DOCUMENT, "SIM-000001", "exporter-1", "exporter", KeyMode.TEST);
        assertThat(fixture.platform.withdraw(withdrawal).result()).isInstanceOf(WithdrawalOutcome.Postponed.class);
    }

    @Test
    void a_new_version_replaces_a_registered_one_and_no_other() {
        DocumentId next = DOCUMENT.certificate().version(DOCUMENT.version() + 1);
        assertThat(fixture.platform.submit(replacing(next, DOCUMENT)).result()).isInstanceOf(Refused.class);
        fixture.submit("{}");
        assertThat(fixture.platform.submit(replacing(next, next)).result()).isInstanceOf(Refused.class);
        assertThat(fixture.platform.submit(replacing(next, DOCUMENT)).result()).isInstanceOf(Filed.class);
    }

    private static Submission replacing(DocumentId id, DocumentId earlier) {
        String jws = PlatformFixture.signed(id, "VN");
        return new Submission(
                id, "exporter-1", "exporter", "VN", "2026.1", PlatformFixture.CODES, KeyMode.TEST, jws, "{}", earlier);
    }

    @Test
    void the_same_document_again_has_the_existing_reference() {
        fixture.submit("{\"afterSeconds\":3}");
        assertThat(fixture.submit("{}")).isEqualTo(new Filed("SIM-000001", NOW));

        fixture.pass(Duration.ofSeconds(3));
        assertThat(fixture.submit("{}")).isEqualTo(new Decided("SIM-000001", new Verdict("Approved", null, null)));
        assertThat(fixture.simulator.registrations()).hasSize(1);
    }

    @Test
    void what_is_not_accepted_says_when_to_come_again() {
        String script = "{\"faults\":[\"429\",\"503\"]}";

        assertThat(fixture.submit(script))
                .usingRecursiveComparison()
                .ignoringFields("reason")
                .isEqualTo(TWO_SECONDS);
        // A date on the platform's clock, in whole seconds.
        assertThat(fixture.submit(script))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter())
                                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(fixture.find()).isEqualTo(new NotFound());
        assertThat(fixture.submit(script)).isInstanceOf(Filed.class);
        assertThat(fixture.simulator.registrations())
                .singleElement()
                .extracting(Registration::attempt)
                .isEqualTo(3);
    }

    @Test
    void a_failure_leaves_the_question_open() {
        assertThat(fixture.submit("{\"faults\":[\"500\"]}")).isInstanceOf(Unknown.class);
        assertThat(fixture.find()).isEqualTo(new NotFound());
    }

    @Test
    void an_answer_that_is_lost_is_unknown_and_asking_finds_the_document() {
        assertThat(fixture.submit("{\"faults\":[\"answer-lost\"]}")).isInstanceOf(Unknown.class);
        assertThat(fixture.find()).isInstanceOf(Found.class);
        assertThat(fixture.count(SUBMISSIONS)).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_malformed_is_unknown_and_asking_finds_the_document() {
        assertThat(fixture.submit("{\"faults\":[\"malformed\"]}")).isInstanceOf(Unknown.class);
        assertThat(fixture.find()).isInstanceOf(Found.class);
    }

    @Test
    void an_answer_that_comes_too_late_is_unknown_and_asking_finds_the_document() {
        try (var impatient = new PlatformFixture(settings -> settings, Duration.ofMillis(1500))) {
            impatient.find();

            assertThat(impatient.submit("{\"faults\":[\"timeout\"]}")).isInstanceOf(Unknown.class);
            assertThat(impatient.find()).isInstanceOf(Found.class);
            assertThat(impatient.count(SUBMISSIONS)).isEqualTo(1);
            assertKept(impatient);
        }
        fixture.submit("{}");
    }

    @Test
    void a_document_that_breaks_a_rule_is_refused_with_its_fields() {
        var incomplete = PlatformFixture.credential(DOCUMENT, "VN");
        incomplete
                .withObject("/credentialSubject/certificateOfOrigin/approvedExporter")
                .put("code", " ");
        incomplete
                .withObject("/credentialSubject/certificateOfOrigin/supplyChainConsignment/includedConsignmentItems/0")
                .remove("manufacturer");
        String jws = signed(incomplete, PlatformFixture.KEY, "vc+jwt");

        var outcome = fixture.platform
                .submit(submission(DOCUMENT, "VN", KeyMode.LIVE, jws, null))
                .result();

        assertThat(((Refused) outcome).findings())
                .extracting(Finding::pointer)
                .containsExactly(
                        "/certificateOfOrigin/approvedExporter/code",
                        "/certificateOfOrigin/supplyChainConsignment/includedConsignmentItems/0/manufacturer/name");
        assertThat(fixture.simulator.registrations()).isEmpty();
    }

    @Test
    void an_outage_defers_everything_until_it_ends() {
        fixture.simulator.beginOutage(Duration.ofSeconds(40));

        assertThat(fixture.submit("{}"))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(40)));
        assertThat(fixture.find()).isInstanceOf(Unreachable.class);

        fixture.pass(Duration.ofSeconds(40));
        assertThat(fixture.submit("{}")).isInstanceOf(Filed.class);
    }

    @Test
    void an_expired_token_is_replaced() {
        fixture.submit("{}");
        fixture.pass(Duration.ofHours(1));

        assertThat(fixture.find()).isInstanceOf(Found.class);
        assertThat(fixture.submit("{}")).isInstanceOf(Decided.class);
    }

    @Test
    void live_and_sandbox_do_not_know_each_other() {
        fixture.submit("{}");

        assertThat(fixture.platform
                        .find(KeyMode.LIVE, List.of(DOCUMENT))
                        .get(DOCUMENT)
                        .result())
                .isEqualTo(new NotFound());
    }

    @Test
    void a_hundred_documents_are_asked_for_at_once() {
        List<DocumentId> many = IntStream.rangeClosed(1, 100)
                .mapToObj(part -> CertificateId.of("a", "s", "n", part).version(1))
                .toList();
        DocumentId first = many.getFirst();
        fixture.platform.submit(submission(first, "JP", KeyMode.LIVE, signed(first, "JP"), null));

        var found = fixture.platform.find(KeyMode.LIVE, many);

        assertThat(found.get(first).result()).isInstanceOf(Found.class);
        assertThat(found.values())
                .filteredOn(answer -> answer.result() instanceof NotFound)
                .hasSize(99);
        assertThat(fixture.count(SUBMISSIONS + ":query")).isEqualTo(1);
    }
}

package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;

class CollectVerdictsTest {
    private final Given given = new Given();

    private List<Certificate> collect() {
        return given.verdicts.collect(() -> true);
    }

    @Test
    void a_verdict_is_recorded_and_handed_on_to_be_told() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        assertThat(collect()).extracting(Certificate::status).containsExactly(Status.APPROVED);
        Certificate approved = given.row(row.id());
        assertThat(approved.versionInForce()).isEqualTo(1);
        assertThat(approved.event().rests()).hasSize(1);
        assertThat(((State.Approved) approved.state()).filing().submittedAt()).isEqualTo(given.clock.instant());
    }

    @Test
    void a_rejection_keeps_word_and_reason_and_says_which_field_to_correct() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), new Verdict("Rejected-Field-Missing", "No port.", "/a/b"));
        collect();
        assertThat(given.row(row.id()).state()).isInstanceOfSatisfying(State.Rejected.class, rejected -> {
            assertThat(rejected.filing().code()).isEqualTo("Rejected-Field-Missing");
            assertThat(rejected.filing().reason()).isEqualTo("No port.");
            assertThat(rejected.fix()).contains("/a/b");
        });
    }

    @Test
    void what_is_still_pending_is_neither_read_nor_written() {
        for (int i = 0; i < 30; i++) {
            given.pending("EC-" + i);
        }
        int reads = given.certificates.reads();
        int writes = given.certificates.writes();
        for (int i = 0; i < 5; i++) {
            assertThat(collect()).isEmpty();
            given.clock.pass(Given.PACE);
        }
        assertThat(given.certificates.reads()).isEqualTo(reads);
        assertThat(given.certificates.writes()).isEqualTo(writes);
        assertThat(given.platform.questions()).hasSize(5);
    }

    @Test
    void a_hundred_are_asked_about_at_once_and_all_are() {
        for (int i = 0; i < 250; i++) {
            given.platform.verdict(given.pending("EC-" + i).documentId(), "Approved");
        }
        assertThat(collect()).hasSize(250);
        assertThat(given.platform.questions()).extracting(List::size).containsExactly(100, 100, 50);
    }

    @Test
    void a_lane_is_not_asked_more_often_than_its_pace() {
        given.pending("EC-1");
        collect();
        given.clock.pass(Given.PACE.minusMillis(1));
        collect();
        assertThat(given.platform.questions()).hasSize(1);
        given.clock.pass(Duration.ofMillis(1));
        collect();
        assertThat(given.platform.questions()).hasSize(2);
    }

    @Test
    void an_unreachable_platform_stops_the_lane_and_decides_nothing() {
        for (int i = 0; i < 250; i++) {
            given.pending("EC-" + i);
        }
        given.platform.unreachable(true);
        assertThat(collect()).isEmpty();
        assertThat(given.platform.questions()).hasSize(1);
    }

    @Test
    void a_sweep_that_runs_out_of_time_goes_on_where_it_stopped() {
        for (int i = 0; i < 250; i++) {
            given.pending("EC-" + i);
        }
        given.verdicts.collect(onePage());
        given.verdicts.collect(onePage());
        given.verdicts.collect(() -> true);
        List<DocumentId> asked =
                given.platform.questions().stream().flatMap(List::stream).toList();
        assertThat(asked).hasSize(250).doesNotHaveDuplicates();
        given.verdicts.collect(() -> true);
        assertThat(given.platform.questions()).hasSize(3);
    }

    private static BooleanSupplier onePage() {
        var left = new AtomicInteger(1);
        return () -> left.getAndDecrement() > 0;
    }

    @Test
    void without_time_nobody_is_asked() {
        given.pending("EC-1");
        given.verdicts.collect(() -> false);
        assertThat(given.platform.questions()).isEmpty();
        assertThat(collect()).isEmpty();
        assertThat(given.platform.questions()).hasSize(1);
    }

    @Test
    void a_word_that_nobody_knows_is_kept_shown_told_once_and_asked_about_further() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Escalated");
        given.poll();
        assertThat(given.row(row.id()).platformCode()).contains("Escalated");
        assertThat(given.status(row.id())).isEqualTo(Status.MANUAL_REVIEW);
        for (int i = 0; i < 5; i++) {
            given.clock.pass(Given.PACE);
            given.poll();
        }
        assertThat(given.email.delivered()).hasSize(1);
        given.platform.verdict(row.documentId(), "Escalated-Twice");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.email.delivered()).hasSize(2);
        given.platform.verdict(row.documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.status(row.id())).isEqualTo(Status.APPROVED);
        assertThat(given.email.delivered()).hasSize(3);
    }

    @Test
    void a_verdict_that_is_recorded_is_not_recorded_again_when_the_index_lags() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        given.platform
                .steps()
                .at(
                        "find",
                        () -> new CollectVerdicts(
                                        given.records, given.platform, given.profiles, List.of("VN"), Duration.ZERO)
                                .collect(() -> true));
        assertThat(collect()).extracting(Certificate::status).containsExactly(Status.APPROVED);
        assertThat(given.row(row.id()).event().number()).isEqualTo(4);
    }

    @Test
    void a_verdict_whose_notice_was_lost_is_told_even_when_the_platform_has_forgotten_the_document() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        collect();
        given.platform.forget(row.documentId());
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.email.delivered()).hasSize(1);
        assertThat(given.row(row.id()).due()).isEmpty();
    }

    @Test
    void a_document_that_the_platform_has_forgotten_is_not_decided() {
        Certificate row = given.pending("EC-1");
        given.platform.forget(row.documentId());
        assertThat(collect()).isEmpty();
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
    }

    @Test
    void test_documents_whose_sandbox_is_gone_stay_due_and_are_decided_when_it_is_back() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        Certificate test = given.accepted(JsonEdit.with(Orders.full("EC-2"), "/orderNumber", "'EC-T'"));
        given.building.build(test.documentId());
        given.submitting.submit(test.documentId());
        given.platform.verdict(test.documentId(), "Approved");
        given.platform.acceptOnly(KeyMode.LIVE);
        collect();
        assertThat(given.row(test.id()).due()).isPresent();
        assertThat(given.status(test.id())).isEqualTo(Status.PENDING);
        given.platform.acceptOnly(KeyMode.TEST);
        given.clock.(Duration.ofMinutes(1));
        collect();
        assertThat(given.status(test.id())).isEqualTo(Status.APPROVED);
    }

    @Test
    void a_verdict_applies_only_to_the_version_that_it_names() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Approved");
        given.platform.steps().at("find", () -> given.certificates.commit(corrected(row)));
        assertThat(collect()).isEmpty();
        assertThat(given.row(row.id())).isEqualTo(corrected(row));
    }

    /** The same certificate at version 2, also filed. */
    private static Certificate corrected(Certificate row) {
        return new Certificate(
                row.subject(),
                1,
                2,
                0,
                row.orderHash(),
                row.state(),
                row.due(),
                false,
                2,
                0,
                row.event(),
                row.revision() + 1,
                row.updatedAt());
    }
}

package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Subject;
import org.ecorelay.fixture.Given;
import org.junit.jupiter.api.Test;

/** What happens to those that wait for a verdict, few or many, short or long. */
class WaitingTooLongTest {
    private static final int MANY = 10_000;

    private final Given given = new Given();

    private boolean needsAttention(Certificate row) {
        return CertificateRow.write(given.row(row.id())).members().containsKey("attentionAccount");
    }

    private void sweep(Duration later) {
        given.clock.pass(later);
        given.verdicts.collect(() -> true);
    }

    @Test
    void who_waits_longer_than_the_authority_ever_takes_is_stuck_and_never_sent_again() {
        Certificate row = given.pending("EC-1");
        sweep(Duration.ofHours(24));
        assertThat(needsAttention(row)).isFalse();
        sweep(Duration.ofMinutes(2));
        assertThat(needsAttention(row)).isTrue();
        assertThat(given.counted).containsExactly("stuck VN");
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
        assertThat(given.row(row.id()).due()).isEqualTo(row.due());
        int reads = given.certificates.reads();
        sweep(Duration.ofHours(1));
        assertThat(given.certificates.reads()).isEqualTo(reads);
        assertThat(given.counted).hasSize(1);
        assertThat(given.platform.sent()).hasSize(1);
        given.platform.verdict(row.documentId(), "Approved");
        sweep(Duration.ofHours(1));
        assertThat(given.status(row.id())).isEqualTo(Status.APPROVED);
        assertThat(needsAttention(row)).isFalse();
        assertThat(given.counted).containsExactly("stuck VN", "verdict-age-seconds VN");
    }

    @Test
    void a_clock_that_was_days_ahead_hides_nobody_who_waits_too_long() {
        given.pending("EC-1");
        given.clock.adjust(Duration.ofDays(30));
        sweep(Given.PACE);
        given.clock.adjust(Duration.ofDays(-30));
        given.counted.clear();
        Certificate later = given.pending("EC-2");
        sweep(Given.PACE);
        sweep(Duration.ofHours(25));
        assertThat(needsAttention(later)).isTrue();
        assertThat(given.counted).containsExactly("stuck VN");
    }

    @Test
    void a_document_that_stays_forgotten_is_stuck_and_never_sent_again() {
        Certificate row = given.pending("EC-1");
        given.platform.forget(row.documentId());
        for (int i = 1; i <= 10; i++) {
            sweep(Given.PACE);
            assertThat(needsAttention(row)).as("sweep %d", i).isEqualTo(i >= 8);
        }
        assertThat(given.counted).containsExactly("forgotten VN");
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void who_is_stuck_already_is_not_counted_again_when_it_has_waited_too_long() {
        Certificate row = given.pending("EC-1");
        given.platform.forget(row.documentId());
        for (int i = 0; i < 8; i++) {
            sweep(Given.PACE);
        }
        given.platform.arrivesLate(row.documentId());
        int writes = given.certificates.writes();
        sweep(Duration.ofHours(25));
        assertThat(given.counted).containsExactly("forgotten VN");
        assertThat(given.certificates.writes()).isEqualTo(writes);
    }

    @Test
    void what_a_human_looks_at_already_is_not_stuck_when_the_platform_goes_back_to_waiting() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Escalated");
        given.clock.pass(Given.PACE);
        given.poll();
        given.platform.verdict(row.documentId(), "Pending");
        sweep(Duration.ofHours(25));
        assertThat(given.counted).containsExactly("unknown-word VN");
        assertThat(given.status(row.id())).isEqualTo(Status.MANUAL_REVIEW);
    }

    @Test
    void an_unknown_word_is_counted() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Escalated");
        sweep(Given.PACE);
        assertThat(given.counted).containsExactly("unknown-word VN");
        assertThat(given.status(row.id())).isEqualTo(Status.MANUAL_REVIEW);
    }

    @Test
    void a_slow_authority_is_asked_less_often_and_a_new_container_does_not_sweep_at_once() {
        for (int i = 0; i < 30; i++) {
            Certificate row = given.filed("EC-" + i);
            given.platform.verdict(row.documentId(), "Approved");
        }
        given.filed("EC-last");
        sweep(Duration.ofHours(20));
        int asked = given.platform.questions().size();
        sweep(Duration.ofMinutes(14));
        assertThat(given.platform.questions()).hasSize(asked);
        new CollectVerdicts(
                        given.records,
                        given.platform,
                        given.profiles,
                        List.of("VN"),
                        Given.PACE,
                        given.pace,
                        given.state,
                        Runnable::run)
                .collect(() -> true);
        assertThat(given.platform.questions()).hasSize(asked);
        sweep(Duration.ofMinutes(1));
        assertThat(given.platform.questions()).hasSize(asked + 1);
    }

    @Test
    void ten_thousand_pending_certificates_cost_a_hundred_requests_and_no_row_is_read_or_written() {
        for (int i = 0; i < MANY; i++) {
            pending("EC-" + i);
        }
        int reads = given.certificates.reads();
        int writes = given.certificates.writes();
        int queries = given.certificates.queries();
        sweep(Given.PACE);
        assertThat(given.platform.questions()).hasSize(MANY / 100);
        assertThat(given.certificates.reads()).isEqualTo(reads);
        assertThat(given.certificates.writes()).isEqualTo(writes);
        assertThat(given.certificates.queries() - queries).isLessThanOrEqualTo(MANY / 1_000 + 4);
    }

    private void pending(String number) {
        Instant now = given.clock.instant();
        var subject = Subject.ofOrder("acme", "shop", "maker", number, "VN", KeyMode.LIVE, now);
        var filing = new State.Filing("REF-" + number, now, "Pending", null);
        Certificate received = Certs.received(subject, Sha256.of(number), now);
        given.certificates.create(new Certificate(
                subject,
                1,
                1,
                0,
                received.orderHash(),
                received.lineage(),
                new State.Pending(filing),
                Optional.of(Due.verdict(subject, now)),
                false,
                1,
                0,
                received.event(),
                1,
                now));
        given.platform.arrivesLate(received.documentId());
    }
}

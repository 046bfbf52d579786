package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.finding.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every status table promises. Each test uses an account of its own, so that a shared table does. */
public abstract class CertificatesContract {
    private static final Instant DAY = Instant.parse("2026-09-01T08:00:00Z");

    private final String account = "a" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private Certificates certificates;

    /** An adapter on a table, not necessarily an empty one. */
    protected abstract Certificates certificates() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        certificates = certificates();
    }

    private Certificate row(String orderNumber) {
        return Certs.received(account, orderNumber, DAY);
    }

    private Certificate created(String orderNumber) {
        Certificate row = row(orderNumber);
        assertThat(certificates.create(row)).isEmpty();
        return row;
    }

    @Test
    void a_created_row_can_be_read_back() {
        Certificate row = created("EC-1");
        assertThat(certificates.find(row.id())).contains(row);
    }

    @Test
    void a_row_that_nobody_created_is_not_there() {
        assertThat(certificates.find(row("EC-0").id())).isEmpty();
    }

    @Test
    void creating_a_row_again_answers_the_one_that_is_there_and_changes_nothing() {
        Certificate row = created("EC-2");
        Certificate moved = Certs.moved(row, new State.Signed());
        certificates.commit(moved);
        assertThat(certificates.create(row)).contains(moved);
        assertThat(certificates.find(row.id())).contains(moved);
    }

    @Test
    void creating_the_same_bytes_again_is_a_success_because_the_first_answer_may_have_been_lost() {
        assertThat(certificates.create(created("EC-3"))).isEmpty();
    }

    @Test
    void a_commit_on_the_revision_seen_is_durable() {
        Certificate next = Certs.moved(created("EC-4"), new State.Signed());
        assertThat(certificates.commit(next)).isEqualTo(new Commit.Committed(next));
        assertThat(certificates.find(next.id())).contains(next);
    }

    @Test
    void a_commit_on_an_older_revision_loses_and_tells_the_row_as_it_is() {
        Certificate seen = created("EC-5");
        Certificate winner = Certs.moved(seen, new State.Signed());
        certificates.commit(winner);
        assertThat(certificates.commit(Certs.moved(seen, new State.Withdrawn())))
                .isEqualTo(new Commit.Lost(winner));
        assertThat(certificates.find(seen.id())).contains(winner);
    }

    @Test
    void a_commit_on_a_newer_revision_loses() {
        Certificate seen = created("EC-6");
        Certificate skipped = Certs.moved(Certs.moved(seen, new State.Signed()), new State.Withdrawn());
        assertThat(certificates.commit(skipped)).isEqualTo(new Commit.Lost(seen));
    }

    @Test
    void committing_the_same_bytes_again_is_a_success() {
        Certificate next = Certs.moved(created("EC-7"), new State.Signed());
        certificates.commit(next);
        assertThat(certificates.commit(next)).isEqualTo(new Commit.Committed(next));
    }

    @Test
    void a_commit_on_a_row_that_is_not_there_loses_and_creates_nothing() {
        Certificate next = Certs.moved(row("EC-8"), new State.Signed());
        assertThat(certificates.commit(next)).isEqualTo(new Commit.Lost(null));
        assertThat(certificates.find(next.id())).isEmpty();
    }

    @Test
    void of_many_who_commit_at_once_one_wins() throws Exception {
        Certificate seen = created("EC-9");
        var signed = Certs.moved(seen, new State.Signed());
        var claims = IntStream.range(0, 8)
                .<Callable<Commit>>mapToObj(i -> () -> certificates.commit(claim(signed, "worker-" + i)))
                .toList();
        certificates.commit(signed);
        try (var workers = Executors.newFixedThreadPool(8)) {
            long won = 0;
            for (var commit : workers.invokeAll(claims)) {
                won += commit.get() instanceof Commit.Committed ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    private static Certificate claim(Certificate signed, String worker) {
        Instant lease = DAY.plusSeconds(40);
        return signed.claimed(new State.Submitting(lease, worker), Due.work(signed.id(), lease), DAY);
    }

    @Test
    void a_state_without_an_attribute_leaves_none_behind() {
        Certificate asked =
                Certs.moved(created("EC-10"), new State.NeedsData(Finding.of("HS_CODE_INVALID", "/a", "940360"), 2));
        Certificate signed = Certs.moved(asked, new State.Signed());
        certificates.commit(asked);
        certificates.commit(signed);
        assertThat(certificates.find(asked.id())).contains(signed);
        Certificate ended = Certs.ended(signed);
        certificates.commit(ended);
        assertThat(certificates.find(asked.id())).contains(ended);
        assertThat(certificates.find(asked.id()).flatMap(Certificate::due)).isEmpty();
    }

    @Test
    void the_rows_of_many_ids_come_in_the_order_of_the_ids_and_missing_ones_are_left_out() {
        Certificate one = created("EC-11");
        Certificate two = created("EC-12");
        assertThat(certificates.findAll(List.of(two.id(), row("EC-13").id(), one.id())))
                .containsExactly(two, one);
        assertThat(certificates.findAll(List.of())).isEmpty();
    }

    @Test
    void an_unrepresentable_nanosecond_does_not_make_a_repeated_commit_lose() {
        var fine = Certs.received(account, "EC-14", DAY.plusNanos(123_456_789));
        certificates.create(fine);
        Certificate seen = certificates.find(fine.id()).orElseThrow();
        Certificate next = Certs.moved(seen, new State.Signed(), Due.work(seen.id(), DAY.plus(Duration.ofNanos(999))));
        assertThat(certificates.commit(next)).isInstanceOf(Commit.Committed.class);
        assertThat(certificates.commit(next)).isInstanceOf(Commit.Committed.class);
        assertThat(certificates.find(fine.id()).flatMap(Certificate::due))
                .isEqualTo(Optional.of(Due.work(seen.id(), DAY)));
    }
}

package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.Certificates.ListedEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the indexes of every status table promise, sooner or later. Each test has lanes and an account of its own. */
public abstract class CertificateIndexesContract {
    private static final Instant DAY = Instant.parse("2026-09-01T08:00:00Z");
    private static final LocalDate DATE = LocalDate.of(2026, 9, 1);

    private final String account = "b" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final String lane = "verdict#" + account + "#0";
    private Certificates certificates;

    /** An adapter on a table, not necessarily an empty one. */
    protected abstract Certificates certificates() throws Exception;

    /** Asks again until the index shows it, within bounds. */
    protected <T> T eventually(Supplier<T> index, Predicate<T> shown) {
        Instant end = Instant.now().plusSeconds(10);
        T last = index.get();
        while (!shown.test(last) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            last = index.get();
        }
        return last;
    }

    @BeforeEach
    final void open() throws Exception {
        certificates = certificates();
    }

    private Certificate due(String orderNumber, Instant at) {
        Certificate row = Certs.received(account, orderNumber, DAY);
        certificates.create(row);
        Certificate next = Certs.moved(row, new State.Signed(), new Due(lane, at));
        certificates.commit(next);
        return next;
    }

    private List<DueEntry> lane(int limit, int size) {
        return eventually(() -> certificates.due(lane, DAY, limit, null), entries -> entries.size() == size);
    }

    @Test
    void a_lane_gives_what_is_due_oldest_first_and_nothing_that_is_not() {
        Certificate second = due("EC-1", DAY);
        Certificate first = due("EC-2", DAY.minusSeconds(1));
        due("EC-3", DAY.plusMillis(1));
        assertThat(lane(10, 2))
                .containsExactly(
                        new DueEntry(first.documentId(), new Due(lane, DAY.minusSeconds(1))),
                        new DueEntry(second.documentId(), new Due(lane, DAY)));
    }

    @Test
    void a_lane_is_read_in_pages_without_a_gap_or_a_repetition_even_when_times_are_equal() {
        IntStream.range(0, 7).forEach(i -> due("EC-" + i, DAY));
        lane(10, 7);
        var all = new ArrayList<DueEntry>();
        @Nullable DueEntry last = null;
        List<DueEntry> page;
        do {
            page = certificates.due(lane, DAY, 3, last);
            all.addAll(page);
            last = page.isEmpty() ? null : page.getLast();
        } while (last != null);
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_page_goes_on_behind_an_entry_that_has_left_the_index() {
        Certificate first = due("EC-1", DAY.minusSeconds(2));
        Certificate second = due("EC-2", DAY.minusSeconds(1));
        DueEntry behind = lane(10, 2).getFirst();
        certificates.commit(Certs.ended(first));
        lane(10, 1);
        assertThat(certificates.due(lane, DAY, 10, behind))
                .extracting(DueEntry::document)
                .containsExactly(second.documentId());
    }

    @Test
    void a_row_leaves_its_lane_when_its_timer_moves_or_ends() {
        Certificate postponed = due("EC-1", DAY);
        Certificate ended = due("EC-2", DAY);
        lane(10, 2);
        certificates.commit(postponed.postponed(new Due(lane, DAY.plus(Duration.ofHours(1))), DAY));
        certificates.commit(Certs.ended(ended));
        assertThat(lane(10, 0)).isEmpty();
    }

    @Test
    void an_entry_names_the_version_that_waits() {
        Certificate row = due("EC-1", DAY);
        assertThat(lane(10, 1).getFirst().document()).isEqualTo(row.documentId());
    }

    @Test
    void what_a_human_must_see_is_listed_longest_waiting_first_in_pages() {
        var meant = new ArrayList<CertificateId>();
        for (int i = 0; i < 5; i++) {
            Certificate row = Certs.received(account, "EC-" + i, DAY.plusSeconds(i));
            certificates.create(row);
            certificates.commit(row.stuck(DAY));
            meant.add(row.id());
        }
        create("EC-fine", DAY);
        var all = eventually(() -> certificates.attention(account, 10, null), entries -> entries.size() == 5);
        assertThat(all).extracting(Certificates.AttentionEntry::id).containsExactlyElementsOf(meant);
        assertThat(certificates.attention(account, 2, all.get(1))).isEqualTo(all.subList(2, 4));
        var nowhere = new Certificates.AttentionEntry(
                all.get(1).id(), all.get(1).since().plusMillis(1));
        assertThat(certificates.attention(account, 10, nowhere)).isEqualTo(all.subList(2, 5));
        assertThat(certificates.attention(account + "x", 10, null)).isEmpty();
    }

    @Test
    void an_account_lists_what_it_created_on_a_day_newest_first() {
        create("EC-1", DAY);
        create("EC-2", DAY.plusSeconds(1));
        create("EC-3", DAY.plus(Duration.ofDays(1)));
        create("EC-4", Instant.parse("2026-09-01T00:00:00Z"));
        assertThat(listed(3))
                .extracting(ListedEntry::createdAt)
                .containsExactly(DAY.plusSeconds(1), DAY, Instant.parse("2026-09-01T00:00:00Z"));
    }

    @Test
    void nobody_lists_the_certificates_of_another_account() {
        create("EC-1", DAY);
        listed(1);
        assertThat(certificates.listed(account + "x", DATE, 10, null)).isEmpty();
        assertThat(certificates.listed(account.substring(0, account.length() - 1), DATE, 10, null))
                .isEmpty();
    }

    @Test
    void a_list_is_read_in_pages_without_a_gap_or_a_repetition_even_when_times_are_equal() {
        IntStream.range(0, 7).forEach(i -> create("EC-" + i, DAY));
        listed(7);
        var all = new ArrayList<ListedEntry>();
        @Nullable ListedEntry last = null;
        List<ListedEntry> page;
        do {
            page = certificates.listed(account, DATE, 2, last);
            all.addAll(page);
            last = page.isEmpty() ? null : page.getLast();
        } while (last != null);
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
    }

    private void create(String orderNumber, Instant at) {
        certificates.create(Certs.received(account, orderNumber, at));
    }

    private List<ListedEntry> listed(int size) {
        return eventually(() -> certificates.listed(account, DATE, 20, null), entries -> entries.size() == size);
    }
}

package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final Given given = new Given();
    private final History history = given.records.history();
    private final Certificate row = given.accepted(Orders.order("EC-1"));

    private Commit sign(Certificate seen) {
        return history.move(seen, new State.Signed(), seen.due(), false, List.of());
    }

    private List<String> events() {
        return given.ledger.list(row.id(), "event").stream()
                .map(Ledger.Item::text)
                .toList();
    }

    @Test
    void an_event_is_in_the_ledger_before_the_next_one_is_committed() {
        given.certificates
                .steps()
                .at(
                        "commit",
                        () -> assertThat(events()).containsExactly(row.event().text()));
        assertThat(sign(row)).isInstanceOf(Commit.Committed.class);
        assertThat(events()).hasSize(1);
    }

    @Test
    void the_chain_of_the_ledger_and_the_row_has_no_gap() {
        Certificate pending = given.pending("EC-2");
        given.platform.verdict(pending.documentId(), "Approved");
        given.poll();
        List<Event> chain = new ArrayList<>(given.ledger.list(pending.id(), "event").stream()
                .map(item -> Event.parse(item.text()))
                .toList());
        chain.add(given.row(pending.id()).event());
        assertThat(chain).extracting(Event::number).containsExactly(1, 2, 3, 4);
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).previous()).isEqualTo(chain.get(i - 1).hash());
        }
    }

    @Test
    void a_crash_between_the_event_and_the_row_is_repaired_by_the_next_try() {
        given.certificates.steps().crashAt("commit");
        Given.dying(() -> sign(row));
        assertThat(given.row(row.id())).isEqualTo(row);
        assertThat(sign(row)).isInstanceOf(Commit.Committed.class);
        assertThat(events()).containsExactly(row.event().text());
    }

    @Test
    void a_crash_after_the_commit_leaves_a_whole_history() {
        given.certificates.steps().crashAt("committed");
        Given.dying(() -> sign(row));
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
        assertThat(sign(row)).isInstanceOf(Commit.Committed.class);
    }

    @Test
    void another_event_under_the_same_number_stops_everything() {
        Event forged = Event.first("certificate.approved.v1", MovableClock.START, 1, List.of());
        given.ledger.append(Ledger.Item.event(row.id(), forged));
        assertThatIllegalStateException().isThrownBy(() -> sign(row)).withMessageContaining("event 1");
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @Test
    void who_loses_learns_what_the_winner_wrote_and_writes_no_event_of_its_own() {
        sign(row);
        Commit lost = history.move(row, new State.Withdrawn(), Optional.empty(), false, List.of());
        assertThat(lost).isEqualTo(new Commit.Lost(given.row(row.id())));
        assertThat(events()).hasSize(1);
    }

    @Test
    void a_row_that_is_not_final_is_never_left_without_a_timer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.move(row, new State.Signed(), Optional.empty(), false, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.move(row, new State.Withdrawn(), Optional.empty(), true, List.of()));
    }

    @Test
    void an_illegal_move_writes_nothing() {
        var filing = new State.Filing("R", MovableClock.START, "Approved", null);
        var approved = new State.Approved(filing, MovableClock.START);
        assertThatIllegalArgumentException().isThrownBy(() -> history.move(row, approved, row.due(), true, List.of()));
        assertThat(events()).isEmpty();
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @Test
    void keys_are_the_same_on_a_machine_with_other_digits() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Ledger.documentKey(42)).isEqualTo("document#000042");
            assertThat(CertificateRow.time(MovableClock.START)).isEqualTo("2026-09-01T08:00:00.000Z");
        } finally {
            Locale.setDefault(before);
        }
    }
}

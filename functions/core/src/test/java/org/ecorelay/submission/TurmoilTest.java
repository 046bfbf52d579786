package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Turmoil;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariants of the design on many bad days, each played from its seed. */
class TurmoilTest {
    /** More with {@code -Dturmoil.days=1000} in argLine. */
    private static final int DAYS = Integer.getInteger("turmoil.days", 20);

    static LongStream seeds() {
        return LongStream.range(0, DAYS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_every_accepted_order_ends_and_none_is_registered_twice(long seed) {
        var day = new Turmoil(seed);
        day.rage(250);
        Given given = day.given();
        for (int i = 0; i < 3; i++) {
            day.calm(1);
            given.platform.registrations().forEach(id -> given.platform.verdict(id, "Approved"));
        }
        day.calm(1);

        assertThat(given.platform.arrivals()).doesNotHaveDuplicates();
        for (Certificate order : day.accepted()) {
            Certificate row = day.now(order.id());
            assertThat(row.status()).isIn(Status.APPROVED, Status.REJECTED);
            assertThat(row.due()).isEmpty();
            assertThat(row.noticeDue()).isFalse();
            chainIsWhole(given, row);
            assertThat(told(given)).contains(row.event().hash().value());
        }
    }

    private static List<String> told(Given given) {
        return given.email.delivered().stream()
                .flatMap(notice -> notice.orders().stream())
                .map(Notice.Told::event)
                .toList();
    }

    private static void chainIsWhole(Given given, Certificate row) {
        List<Event> chain = new ArrayList<>(given.ledger.list(row.id(), "event").stream()
                .map(item -> Event.parse(item.text()))
                .toList());
        // Whoever tried to go on after the last move may have stored its event already.
        chain.remove(row.event());
        chain.add(row.event());
        for (int i = 0; i < chain.size(); i++) {
            assertThat(chain.get(i).number()).isEqualTo(i + 1);
            assertThat(i == 0 || chain.get(i - 1).hash().equals(chain.get(i).previous()))
                    .isTrue();
        }
    }

    /** Negative control: the days are bad enough. */
    @Test
    void the_days_are_bad() {
        int sent = 0;
        int accepted = 0;
        int arrived = 0;
        for (long seed = 0; seed < 20; seed++) {
            var day = new Turmoil(seed);
            day.rage(250);
            sent += day.given().platform.sent().size();
            arrived += day.given().platform.arrivals().size();
            accepted += (int)
                    day.accepted().stream().map(Certificate::id).distinct().count();
        }
        assertThat(accepted).isGreaterThan(80);
        assertThat(sent).isGreaterThan(arrived + 20);
        assertThat(arrived).isGreaterThan(40);
    }
}

package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.Corrections.assertAccepted;
import static org.ecorelay.fixture.Orders.at;
import static org.ecorelay.fixture.Orders.three;

import java.time.Duration;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;

/** Which of a storefront's updates is the newest, by its clock, by an equal or wrong one, or by none. */
class SourceTimeTest {
    private final Given given = new Given();

    @Test
    void an_update_older_than_the_stored_source_time_is_ignored() {
        Certificate row = given.accepted(at(Orders.order("EC-1"), "2026-09-01T08:00:00Z"));
        assertThat(given.correct(row.id(), at(three("EC-1"), "2026-09-01T07:59:59Z")))
                .isInstanceOf(Correction.Outdated.class);
        assertThat(given.row(row.id())).isEqualTo(row);
        assertAccepted(given.correct(row.id(), at(three("EC-1"), "2026-09-01T08:00:00Z")), 2, true);
    }

    @Test
    void at_the_same_source_time_what_arrives_last_counts() {
        Certificate row = given.accepted(at(Orders.order("EC-1"), "2026-09-01T08:00:00Z"));
        assertAccepted(given.correct(row.id(), at(three("EC-1"), "2026-09-01T08:00:00Z")), 2, true);
        assertThat(given.correct(row.id(), at(Orders.order("EC-1"), "2026-09-01T07:59:59.999Z")))
                .isInstanceOf(Correction.Outdated.class);
        assertAccepted(given.correct(row.id(), at(Orders.order("EC-1"), "2026-09-01T08:00:00Z")), 3, true);
    }

    @Test
    void without_source_times_what_arrives_last_counts_and_one_that_is_known_stays_known() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertAccepted(given.correct(row.id(), three("EC-1")), 2, true);
        assertAccepted(given.correct(row.id(), Orders.order("EC-1")), 3, true);
        given.correct(row.id(), at(Orders.order("EC-1"), "2026-09-01T10:00:00Z"));
        assertAccepted(given.correct(row.id(), three("EC-1")), 4, true);
        assertThat(given.correct(row.id(), at(Orders.order("EC-1"), "2026-09-01T09:00:00Z")))
                .isInstanceOf(Correction.Outdated.class);
    }

    @Test
    void a_source_time_far_in_the_future_shuts_out_no_later_update_for_longer_than_a_day() {
        Certificate row = given.accepted(at(Orders.order("EC-1"), "2126-09-01T08:00:00Z"));
        assertAccepted(given.correct(row.id(), at(three("EC-1"), "2226-09-01T08:00:00Z")), 2, true);
        given.clock.pass(Duration.ofDays(1));
        String now = given.clock.instant().toString();
        assertAccepted(given.correct(row.id(), at(Orders.order("EC-1"), now)), 3, true);
    }

    @Test
    void an_unchanged_update_still_says_until_when_the_order_is_known() {
        Certificate row = given.accepted(at(Orders.order("EC-1"), "2026-09-01T08:00:00Z"));
        given.correct(row.id(), at(Orders.order("EC-1"), "2026-09-01T10:00:00Z"));
        assertThat(given.correct(row.id(), at(three("EC-1"), "2026-09-01T09:00:00Z")))
                .isInstanceOf(Correction.Outdated.class);
        assertThat(given.row(row.id()).version()).isEqualTo(1);
    }
}

package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;

class TellExportersTest {
    private final Given given = new Given();

    /** A certificate that is approved and that nobody was told about. */
    private Certificate approved(String number) {
        Certificate row = given.pending(number);
        given.platform.verdict(row.documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.verdicts.collect(() -> true);
        return given.row(row.id());
    }

    private int tell(Certificate row) {
        return given.telling.tell(List.of(row), () -> true);
    }

    @Test
    void each_channel_is_told_once_and_then_the_row_leaves_the_timer() {
        Certificate row = approved("EC-1");
        assertThat(tell(row)).isEqualTo(1);
        assertThat(given.email.delivered()).hasSize(1).isEqualTo(given.sns.delivered());
        assertThat(given.row(row.id()).noticeDue()).isFalse();
        assertThat(given.row(row.id()).due()).isEmpty();
        assertThat(given.row(row.id()).event()).isEqualTo(row.event());
    }

    @Test
    void a_death_before_the_row_is_marked_tells_twice_with_one_id() {
        Certificate row = approved("EC-1");
        given.certificates.steps().crashAt("commit");
        Given.dying(() -> tell(row));
        assertThat(given.row(row.id()).noticeDue()).isTrue();
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.email.delivered()).hasSize(2);
        assertThat(given.email.delivered())
                .extracting(Notice::id)
                .containsOnly(row.event().hash().value());
        assertThat(given.row(row.id()).noticeDue()).isFalse();
    }

    @Test
    void a_channel_that_fails_becomes_a_delivery_of_its_own_and_does_not_hold_up_the_others() {
        Certificate row = approved("EC-1");
        given.email.fail();
        tell(row);
        assertThat(given.sns.delivered()).hasSize(1);
        assertThat(given.row(row.id()).noticeDue()).isFalse();
        assertThat(given.failed.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.channel()).isEqualTo("email");
            assertThat(delivery.tries()).isEqualTo(1);
            assertThat(delivery.nextTry()).isEqualTo(given.clock.instant().plus(Duration.ofMinutes(1)));
        });
    }

    @Test
    void a_failure_is_kept_before_the_row_is_marked() {
        Certificate row = approved("EC-1");
        given.email.fail();
        given.failed.steps().crashAt("put");
        Given.dying(() -> tell(row));
        assertThat(given.row(row.id()).noticeDue()).isTrue();
    }

    @Test
    void a_failed_delivery_is_tried_again_with_growing_waits_until_it_is_delivered() {
        given.email.fail();
        tell(approved("EC-1"));
        Duration before = Duration.ZERO;
        for (int tries = 2; tries <= 4; tries++) {
            assertThat(given.telling.retry(() -> true)).isZero();
            given.clock.pass(Duration.between(
                    given.clock.instant(), given.failed.all().getFirst().nextTry()));
            assertThat(given.telling.retry(() -> true)).isEqualTo(1);
            assertThat(given.failed.all().getFirst().tries()).isEqualTo(tries);
            Duration wait = Duration.between(
                    given.clock.instant(), given.failed.all().getFirst().nextTry());
            assertThat(wait).isGreaterThan(before);
            before = wait;
        }
        given.email.recover();
        given.clock.pass(Duration.ofDays(1));
        assertThat(given.telling.retry(() -> true)).isEqualTo(1);
        assertThat(given.email.delivered()).hasSize(1).isEqualTo(given.sns.delivered());
        assertThat(given.failed.all()).isEmpty();
    }

    @Test
    void after_twelve_tries_it_is_tried_once_a_day() {
        given.email.fail();
        given.sns.fail();
        tell(approved("EC-1"));
        for (int i = 0; i < 20; i++) {
            given.clock.pass(Duration.ofDays(1));
            given.telling.retry(() -> true);
        }
        assertThat(given.failed.all().getFirst().nextTry())
                .isEqualTo(given.clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void a_delivery_to_an_exporter_or_through_a_channel_that_is_gone_ends() {
        given.email.fail();
        tell(approved("EC-1"));
        given.registry.remove(Given.ACCOUNT, "exporter#maker");
        given.clock.pass(Duration.ofDays(1));
        given.telling.retry(() -> true);
        assertThat(given.failed.all()).isEmpty();
    }

    @Test
    void an_exporter_without_an_address_is_told_by_nobody_and_nothing_is_tried_again() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", JsonEdit.without(Orders.exporter(), "/alerts"));
        Certificate row = approved("EC-1");
        tell(row);
        assertThat(given.failed.all()).isEmpty();
        assertThat(given.row(row.id()).noticeDue()).isFalse();
    }

    @Test
    void a_question_is_told_and_looked_at_again_within_a_day() {
        given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.building.build(row.documentId());
        given.poll();
        assertThat(given.email.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo("certificate.needs-data.v1");
            assertThat(notice.urgent()).isTrue();
            assertThat(notice.facts())
                    .containsEntry("What to do", "Send its origin profile: PUT /v1/products/TABLE-01");
        });
        assertThat(given.row(row.id()).due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofDays(1)));
        given.poll();
        assertThat(given.email.delivered()).hasSize(1);
    }

    @Test
    void rows_that_no_time_is_left_for_stay_due() {
        Certificate row = approved("EC-1");
        assertThat(given.telling.tell(List.of(row), () -> false)).isZero();
        assertThat(given.row(row.id()).noticeDue()).isTrue();
    }

    @Test
    void a_notice_has_nothing_of_the_buyer_and_says_what_an_approval_is() {
        tell(approved("EC-1"));
        Notice notice = given.email.delivered().getFirst();
        assertThat(notice.json().toString()).doesNotContain("Nguyen", "Le Loi");
        assertThat(notice.headline()).contains("pre-verified", "Customs decides");
        assertThat(notice.subject()).doesNotContain("\n").contains("EC-1");
        assertThat(notice.urgent()).isFalse();
        assertThat(notice.simulated()).isFalse();
    }

    @Test
    void a_row_that_moves_while_it_is_told_about_is_told_about_again() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Escalated");
        given.verdicts.collect(() -> true);
        Certificate review = given.row(row.id());
        given.bundles.steps().at("added", () -> {
            given.platform.verdict(row.documentId(), "Approved");
            given.records
                    .history()
                    .move(
                            review,
                            new State.Approved(
                                    new State.Filing("R", given.clock.instant(), "Approved", null),
                                    given.clock.instant()),
                            review.due(),
                            true,
                            List.of());
        });
        tell(review);
        assertThat(given.status(row.id())).isEqualTo(Status.APPROVED);
        assertThat(given.row(row.id()).noticeDue()).isTrue();
    }
}

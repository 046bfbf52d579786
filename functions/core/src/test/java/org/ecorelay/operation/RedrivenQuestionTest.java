package org.ecorelay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;

/** An operator's order is an event, but nothing that an exporter is told. */
class RedrivenQuestionTest {
    private static final Caller OPERATOR = new Caller(Given.ACCOUNT, "ops1", KeyMode.LIVE, Set.of(Scope.OPS));

    private final Given given = new Given();
    private final OrderRedrive order = new OrderRedrive(given.certificates, given.state, given.clock);
    private final RedriveRows rows = new RedriveRows(given.records, given.state, (_, _, _) -> {});

    private Certificate question() {
        Certificate row = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/lines/0/sku", "'LAMP-01'"));
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private void redriven() {
        given.clock.pass(Duration.ofMinutes(1));
        order.order(OPERATOR, new RedriveFilter("NEEDS_DATA", null, null));
        rows.work(() -> true);
    }

    @Test
    void a_question_that_was_told_is_looked_at_again_and_not_asked_again() {
        Certificate asked = question();
        given.poll();
        redriven();
        Certificate row = given.row(asked.id());
        assertThat(row.event().type()).isEqualTo(RedriveRows.EVENT);
        assertThat(row.event().rests()).isEqualTo(asked.event().rests());
        given.poll();
        given.orders.receive().forEach(given.building::build);
        given.clock.pass(Given.NOTICE_WINDOW.multipliedBy(2));
        given.poll();
        assertThat(given.row(asked.id()).event()).isEqualTo(row.event());
        assertThat(given.email.delivered()).hasSize(1);
    }

    @Test
    void a_question_that_was_not_told_yet_is_told_as_what_it_is_under_its_own_id() {
        Certificate asked = question();
        redriven();
        redriven();
        given.poll();
        assertThat(given.email.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo("certificate.needs-data.v1");
            assertThat(notice.id()).isEqualTo(asked.event().hash().value());
        });
    }

    @Test
    void what_was_told_before_a_crash_and_a_redrive_is_told_again_under_the_same_id() {
        Certificate asked = question();
        given.certificates.steps().at("commit", () -> {});
        given.certificates.steps().crashAt("commit");
        Given.dying(given::poll);
        given.telling.retry(() -> true);
        redriven();
        for (int i = 0; i < 5; i++) {
            given.poll();
            given.clock.pass(Duration.ofHours(2));
        }
        assertThat(given.status(asked.id())).isEqualTo(Status.NEEDS_DATA);
        assertThat(given.email.delivered())
                .extracting(Notice::id)
                .containsOnly(asked.event().hash().value());
        assertThat(given.row(asked.id()).noticeDue()).isFalse();
    }
}

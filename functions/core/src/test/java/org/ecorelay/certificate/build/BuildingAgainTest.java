package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** Building twice, at the same time, and with a death in between. */
class BuildingAgainTest {
    private static final Json.Obj CHAIR = with(Orders.order("EC-1"), "/lines/0/sku", "'CHAIR-01'");

    private final Given given = new Given();

    private String document(Certificate row) {
        return given.ledger.find(row.id(), Ledger.documentKey(1)).orElseThrow().text();
    }

    private void profileArrives() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
    }

    private void profileArrivesAndWakes() {
        profileArrives();
        given.orders.send(given.waits.waiting(Given.ACCOUNT, "CHAIR-01").stream()
                .map(id -> id.version(1))
                .toList());
    }

    @Test
    void a_built_certificate_is_not_built_again() {
        Certificate row = given.signed("EC-1");
        String before = document(row);
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(document(row)).isEqualTo(before);
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @Test
    void the_content_of_a_document_does_not_depend_on_when_it_is_built() {
        Certificate one = given.signed("EC-1");
        var later = new Given();
        Certificate same = later.accepted(Orders.order("EC-1"));
        later.clock.pass(Duration.ofDays(3));
        later.building.build(same.documentId());
        String signed =
                later.ledger.find(one.id(), Ledger.documentKey(1)).orElseThrow().text();
        assertThat(signed.substring(0, signed.lastIndexOf('.')))
                .isEqualTo(document(one).substring(0, document(one).lastIndexOf('.')));
    }

    @Test
    void a_death_between_the_document_and_the_row_loses_and_doubles_nothing() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().crashAt("commit");
        int before = given.key.signatures();
        Given.dying(() -> given.building.build(row.documentId()));
        String orphan = document(row);
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(document(row)).isEqualTo(orphan);
        assertThat(given.key.signatures()).isEqualTo(before + 1);
    }

    @Test
    void a_death_after_the_commit_loses_only_the_message_and_the_timer_sends_it() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().crashAt("committed");
        Given.dying(() -> given.building.build(row.documentId()));
        assertThat(given.submissions.sent()).isEmpty();
        given.wait(given.row(row.id()));
        given.poll();
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
    }

    @Test
    void two_builders_at_once_give_one_document_and_one_move() throws Exception {
        for (int i = 0; i < 50; i++) {
            Certificate row = given.accepted(Orders.order("EC-" + i));
            try (var workers = Executors.newFixedThreadPool(4)) {
                List<Callable<Status>> builders = IntStream.range(0, 4)
                        .<Callable<Status>>mapToObj(_ -> () -> given.building.build(row.documentId()))
                        .toList();
                for (var built : workers.invokeAll(builders)) {
                    assertThat(built.get()).isEqualTo(Status.SIGNED);
                }
            }
            assertThat(given.row(row.id()).status()).isEqualTo(Status.SIGNED);
            assertThat(given.row(row.id()).event().number()).isEqualTo(2);
            assertThat(given.row(row.id()).revision()).isEqualTo(2);
            assertThat(given.ledger.list(row.id(), "document")).hasSize(1);
        }
    }

    @Test
    void the_loser_of_a_race_goes_on_with_the_winners_document() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.ledger.steps().at("append document", () -> given.building.build(row.documentId()));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(given.ledger.list(row.id(), "document")).hasSize(1);
        assertThat(given.row(row.id()).event().rests().getFirst()).isEqualTo(new Jws(document(row)).identity());
    }

    @Test
    void a_profile_that_comes_before_the_wait_wakes_nobody_and_is_found_by_reading_again() {
        Certificate row = given.accepted(CHAIR);
        given.waits.steps().at("add", this::profileArrivesAndWakes);
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(given.orders.receive()).isEmpty();
    }

    @Test
    void a_profile_that_comes_between_the_wait_and_the_second_reading_is_found_and_wakes() {
        Certificate row = given.accepted(CHAIR);
        given.waits.steps().at("added", this::profileArrivesAndWakes);
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(given.orders.receive()).containsExactly(row.documentId());
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
    }

    @Test
    void a_profile_that_comes_after_the_second_reading_wakes_the_certificate() {
        Certificate row = given.accepted(CHAIR);
        given.certificates.steps().at("commit", this::profileArrivesAndWakes);
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.NEEDS_DATA);
        assertThat(given.orders.receive()).containsExactly(row.documentId());
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
    }

    @Test
    void a_woken_builder_does_not_give_way_to_the_timer_that_tells_of_the_question() {
        Certificate row = given.accepted(CHAIR);
        given.building.build(row.documentId());
        profileArrives();
        given.certificates.steps().at("commit", () -> given.poll());
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(given.row(row.id()).status()).isEqualTo(Status.SIGNED);
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
    }

    @Test
    void a_woken_builder_that_overtakes_the_one_who_asks_wins() {
        Certificate row = given.accepted(CHAIR);
        given.certificates.steps().at("commit", () -> {
            profileArrives();
            given.building.build(row.documentId());
        });
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(given.row(row.id()).event().number()).isEqualTo(2);
    }

    @Test
    void the_same_question_is_asked_once_and_another_one_again() {
        Certificate row = given.accepted(CHAIR);
        given.building.build(row.documentId());
        Certificate asked = given.row(row.id());
        given.building.build(row.documentId());
        assertThat(given.row(row.id())).isEqualTo(asked);
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", with(Orders.product(), "/hsCode", "'1'"));
        given.building.build(row.documentId());
        assertThat(given.row(row.id()).event().number()).isEqualTo(3);
        assertThat(((State.NeedsData) given.row(row.id()).state()).first().code())
                .isEqualTo("HS_CODE_INVALID");
    }

    @Test
    void an_answered_question_is_looked_after_within_a_minute_not_within_a_day() {
        Certificate row = given.accepted(CHAIR);
        given.building.build(row.documentId());
        given.poll();
        assertThat(given.row(row.id()).due().orElseThrow().at())
                .isAfter(given.clock.instant().plus(Duration.ofHours(23)));
        profileArrives();
        given.building.build(row.documentId());
        given.submissions.lose();
        given.clock.pass(Duration.ofMinutes(1));
        given.submissions.keep();
        given.poll();
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
    }

    @Test
    void a_lost_profile_message_is_made_up_for_by_the_daily_look() {
        Certificate row = given.accepted(CHAIR);
        given.building.build(row.documentId());
        given.poll();
        profileArrives();
        given.clock.pass(Duration.ofDays(1));
        given.poll();
        assertThat(given.orders.receive()).containsExactly(row.documentId());
    }
}

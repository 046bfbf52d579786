package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.change.Sharing.id;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that die while orders share a shipment: none is on two certificates, none on no one. */
class SharedShipmentsInDangerTest {
    private static final List<String> STEPS = List.of(
            "append order",
            "appended order",
            "append event",
            "appended event",
            "append trace",
            "append document",
            "appended document",
            "commit",
            "committed");

    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);

    /** Each step, the first to the sixth time that it is reached. */
    static Stream<Moment> moments() {
        return STEPS.stream().flatMap(step -> IntStream.rangeClosed(1, 6).mapToObj(nth -> new Moment(step, nth)));
    }

    record Moment(String step, int nth) {}

    @BeforeEach
    void three_orders() {
        List.of("A", "B", "C").forEach(number -> given.accepted(Orders.order(number)));
    }

    /** Whether the process died; the work may be done before the step is reached so often. */
    private boolean dies(Moment moment, Runnable work) {
        List<Steps> all = List.of(given.certificates.steps(), given.ledger.steps());
        for (Steps steps : all) {
            IntStream.range(1, moment.nth()).forEach(_ -> steps.at(moment.step(), () -> {}));
            steps.crashAt(moment.step());
        }
        try {
            work.run();
            return false;
        } catch (Steps.Crash e) {
            return true;
        } finally {
            all.forEach(Steps::calm);
        }
    }

    private void shared() {
        sharing.ship("A", "B", "C");
        given.settle(8);
        assertThat(sharing.row("B").state()).isEqualTo(new State.Covered(id("A")));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_crash_while_orders_are_covered_is_repaired_by_the_timer(Moment moment) {
        dies(moment, () -> {
            sharing.ship("A", "B", "C");
            given.building.build(sharing.row("A").documentId());
        });
        sharing.ship("A", "B", "C");
        sharing.settleAll();
        assertThat(sharing.row("B").state()).isEqualTo(new State.Covered(id("A")));
        assertThat(sharing.row("C").state()).isEqualTo(new State.Covered(id("A")));
        sharing.eachIsOnOneCertificate("A", "B", "C");
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_crash_while_an_order_is_released_is_repaired_by_the_timer(Moment moment) {
        shared();
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        given.settle(3);
        dies(moment, () -> {
            sharing.ship("A", "C");
            given.building.build(sharing.row("A").documentId());
        });
        sharing.ship("A", "C");
        sharing.settleAll();
        assertThat(given.status(id("B"))).isEqualTo(Status.PENDING);
        assertThat(sharing.row("C").state()).isEqualTo(new State.Covered(id("A")));
        sharing.eachIsOnOneCertificate("A", "B", "C");
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_crash_while_a_lead_is_withdrawn_is_repaired_by_the_timer(Moment moment) {
        shared();
        given.platform.verdict(sharing.row("A").documentId(), "Approved");
        given.settle(3);
        dies(moment, () -> {
            given.withdraw(id("A"));
            given.settle(3);
        });
        given.withdraw(id("A"));
        sharing.settleAll();
        assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        assertThat(List.of(given.status(id("B")), given.status(id("C")))).containsOnly(Status.PENDING);
        sharing.eachIsOnOneCertificate("B", "C");
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_crash_while_a_lead_that_was_never_filed_is_withdrawn_is_repaired_by_the_timer(Moment moment) {
        sharing.ship("A", "B", "C");
        dies(moment, () -> {
            given.building.build(sharing.row("A").documentId());
            given.withdraw(id("A"));
            given.clock.pass(Duration.ofMinutes(1));
            given.poll();
        });
        given.withdraw(id("A"));
        sharing.settleAll();
        assertThat(given.status(id("A"))).isEqualTo(Status.WITHDRAWN);
        assertThat(List.of(given.status(id("B")), given.status(id("C")))).containsOnly(Status.PENDING);
        sharing.eachIsOnOneCertificate("B", "C");
    }
}

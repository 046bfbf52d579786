package org.ecorelay.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecorelay.local.platform.SimulatedExchange;
import org.ecorelay.local.platform.SimulatedExchange.Delivery;
import org.junit.jupiter.api.Test;

class WitnessTest {
    private final Witness witness = new Witness();

    private void submitted(String id, String fault, int status, Delivery delivery) {
        String body = "{\"documentId\":\"%s\",\"sandbox\":{\"faults\":[\"%s\"]}}".formatted(id, fault);
        witness.accept(
                new SimulatedExchange("POST", "/v1/e-co-submissions", Map.of(), body, status, Map.of(), "", delivery));
    }

    @Test
    void a_fault_counts_when_the_exchange_did_not_go_as_usual() {
        submitted("a.1", "429", 429, Delivery.AT_ONCE);
        submitted("b.1", "immediate", 200, Delivery.AT_ONCE);
        submitted("c.1", "timeout", 202, Delivery.TOO_LATE);
        submitted("d.1", "timeout", 202, Delivery.TOO_LATE);
        assertThat(witness.fired()).isEqualTo(Map.of("429", 1L, "immediate", 1L, "timeout", 2L));
        assertThat(witness.requests()).isEqualTo(4);
    }

    @Test
    void a_fault_that_changed_nothing_does_not_count() {
        submitted("a.1", "malformed", 202, Delivery.AT_ONCE);
        assertThat(witness.fired()).isEmpty();
    }

    @Test
    void what_was_refused_before_its_script_was_read_does_not_count_and_its_next_attempt_does() {
        submitted("a.1", "503", 401, Delivery.AT_ONCE);
        assertThat(witness.fired()).isEmpty();
        submitted("a.1", "503", 503, Delivery.AT_ONCE);
        submitted("a.1", "503", 503, Delivery.AT_ONCE);
        assertThat(witness.fired()).isEqualTo(Map.of("503", 1L));
    }

    @Test
    void other_requests_are_only_counted() {
        witness.accept(new SimulatedExchange(
                "POST", "/v1/e-co-submissions/query", Map.of(), "{\"faults\":1}", 500, Map.of(), "", Delivery.NEVER));
        assertThat(witness.fired()).isEmpty();
        assertThat(witness.requests()).isEqualTo(1);
    }
}

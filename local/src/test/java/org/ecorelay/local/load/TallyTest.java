package org.ecorelay.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.local.load.Orders.accepted;
import static org.ecorelay.local.load.Orders.registered;
import static org.ecorelay.local.load.Orders.row;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ecorelay.local.platform.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every defect that the load is there to find is planted once, and is found. */
class TallyTest {
    private static final List<Accepted> TWO = List.of(accepted("a", Kind.PLAIN), accepted("b", Kind.PLAIN));

    private static Map<String, SeenRow> rows(SeenRow... rows) {
        var byId = new HashMap<String, SeenRow>();
        Arrays.stream(rows).forEach(row -> byId.put(row.certificateId(), row));
        return byId;
    }

    private static List<Registration> log(String... documents) {
        return IntStream.range(0, documents.length)
                .mapToObj(n -> registered(documents[n], n))
                .toList();
    }

    private static Tally tally(Map<String, SeenRow> rows, List<Registration> log) {
        return Tally.of(TWO, rows, log, Map.of());
    }

    @Test
    void what_is_final_and_registered_once_is_good() {
        Tally good = tally(rows(row("a", "APPROVED"), row("b", "APPROVED")), log("a.1", "b.1"));
        assertThat(good.isGood(2)).isTrue();
        assertThat(good.byState()).isEqualTo(Map.of("APPROVED", 2L));
        assertThat(good.toPending()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(good.toFinal()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void an_id_that_was_answered_and_has_no_row_is_lost() {
        Tally tally = tally(rows(row("a", "APPROVED")), log("a.1"));
        assertThat(tally.lost()).containsExactly("L-b b");
        assertThat(tally.stuck()).isEmpty();
        assertThat(tally.isGood(2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "PENDING", "MANUAL_REVIEW", "DEFERRED"})
    void a_row_that_is_not_final_is_lost_and_stuck(String status) {
        Tally tally = tally(rows(row("a", "APPROVED"), row("b", 1, status, true)), log("a.1", "b.1"));
        assertThat(tally.lost()).containsExactly("L-b b");
        assertThat(tally.stuck()).containsExactly("L-b b");
        assertThat(tally.isGood(2)).isFalse();
    }

    @Test
    void a_final_row_that_nobody_was_told_about_is_not_done() {
        Tally tally = tally(rows(row("a", "APPROVED"), row("b", 1, "APPROVED", true)), log("a.1", "b.1"));
        assertThat(tally.stuck()).containsExactly("L-b b");
        assertThat(tally.isGood(2)).isFalse();
    }

    @Test
    void an_approval_that_the_platform_knows_nothing_of_is_lost() {
        Tally tally = tally(rows(row("a", "APPROVED"), row("b", "APPROVED")), log("a.1"));
        assertThat(tally.lost()).containsExactly("L-b b");
        assertThat(tally.isGood(2)).isFalse();
    }

    @Test
    void a_document_that_is_registered_again_is_noticed() {
        Tally tally = tally(rows(row("a", "APPROVED"), row("b", "APPROVED")), log("a.1", "b.1", "a.1"));
        assertThat(tally.twice()).containsExactly("a.1");
        assertThat(tally.isGood(2)).isFalse();
    }

    @Test
    void two_versions_of_one_certificate_are_not_registered_twice() {
        var corrected = List.of(accepted("a", Kind.CORRECTED));
        Tally tally = Tally.of(corrected, rows(row("a", 2, "APPROVED", false)), log("a.1", "a.2"), Map.of());
        assertThat(tally.isGood(1)).isTrue();
    }

    @Test
    void a_registration_that_nobody_ordered_is_noticed() {
        Tally tally = tally(rows(row("a", "APPROVED"), row("b", "APPROVED")), log("a.1", "b.1", "c.1"));
        assertThat(tally.unasked()).containsExactly("c.1");
        assertThat(tally.isGood(2)).isFalse();
    }

    @Test
    void an_order_that_was_not_accepted_is_noticed() {
        Tally tally = tally(rows(row("a", "APPROVED"), row("b", "APPROVED")), log("a.1", "b.1"));
        assertThat(tally.isGood(3)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void a_fault_that_was_asked_for_and_never_struck_is_noticed(Kind kind) {
        var one = List.of(accepted("a", kind));
        String otherEnd = kind.end().equals("APPROVED") && kind != Kind.CORRECTED ? "APPROVED" : "NOT_REQUIRED";
        Tally tally = Tally.of(one, rows(row("a", otherEnd)), log("a.1"), Map.of());
        assertThat(tally.neverStruck()).containsExactly(kind);
        assertThat(tally.isGood(1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void a_fault_that_struck_is_counted(Kind kind) {
        var one = List.of(accepted("a", kind));
        int version = kind == Kind.CORRECTED ? 2 : 1;
        Tally tally =
                Tally.of(one, rows(row("a", version, kind.end(), false)), log("a." + version), Map.of(kind.word(), 1L));
        assertThat(tally.struck()).isEqualTo(Map.of(kind, 1L));
        assertThat(tally.isGood(1)).isTrue();
    }

    @Test
    void an_approval_of_what_the_platform_rejects_is_noticed() {
        var one = List.of(accepted("a", Kind.REJECTED));
        Tally tally = Tally.of(one, rows(row("a", "APPROVED")), log("a.1"), Map.of());
        assertThat(tally.unexpected()).containsExactly("L-a a");
        assertThat(tally.isGood(1)).isFalse();
    }
}

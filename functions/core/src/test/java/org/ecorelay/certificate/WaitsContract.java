package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every list of waits promises. Each test has an account of its own. */
public abstract class WaitsContract {
    private static final int MAX_WAITING = 1_000;

    private final String account = "w" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final CertificateId one = CertificateId.of(account, "shop", "EC-1", 1);
    private final CertificateId two = CertificateId.of(account, "shop", "EC-2", 1);
    private Waits waits;

    /** An adapter on a table, not necessarily an empty one. */
    protected abstract Waits waits() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        waits = waits();
    }

    @Test
    void everybody_who_waits_for_a_product_is_known() {
        waits.add(account, "TABLE-01", one);
        waits.add(account, "TABLE-01", two);
        waits.add(account, "CHAIR-01", two);
        assertThat(waits.waiting(account, "TABLE-01")).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void waiting_twice_is_waiting_once() {
        waits.add(account, "TABLE-01", one);
        waits.add(account, "TABLE-01", one);
        assertThat(waits.waiting(account, "TABLE-01")).containsExactly(one);
    }

    @Test
    void who_waits_no_more_is_not_known_any_more_and_may_wait_again() {
        waits.add(account, "TABLE-01", one);
        waits.remove(account, "TABLE-01", one);
        assertThat(waits.waiting(account, "TABLE-01")).isEmpty();
        waits.add(account, "TABLE-01", one);
        assertThat(waits.waiting(account, "TABLE-01")).containsExactly(one);
    }

    @Test
    void ending_a_wait_that_never_was_is_harmless() {
        waits.remove(account, "TABLE-01", one);
        assertThat(waits.waiting(account, "TABLE-01")).isEmpty();
    }

    @Test
    void products_whose_names_begin_alike_are_kept_apart() {
        waits.add(account, "TABLE#1", one);
        waits.add(account, "TABLE", two);
        waits.add(account + "-b", "TABLE", one);
        assertThat(waits.waiting(account, "TABLE")).containsExactly(two);
        assertThat(waits.waiting(account, "TABLE#1")).containsExactly(one);
        assertThat(waits.waiting(account, "1")).isEmpty();
    }

    @Test
    void at_most_a_thousand_are_told_at_once() {
        IntStream.range(0, MAX_WAITING + 5)
                .forEach(i -> waits.add(account, "TABLE-01", CertificateId.of(account, "shop", "EC-" + i, 1)));
        assertThat(waits.waiting(account, "TABLE-01")).hasSize(MAX_WAITING);
    }
}

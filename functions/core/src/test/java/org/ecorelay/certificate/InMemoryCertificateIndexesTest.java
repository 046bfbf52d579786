package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.ecorelay.fixture.MovableClock;
import org.junit.jupiter.api.Test;

/** The indexes lag by up to seven calls. */
class InMemoryCertificateIndexesTest extends CertificateIndexesContract {
    @Override
    protected Certificates certificates() {
        return new InMemoryCertificates(new Random(7), 7);
    }

    @Test
    void the_index_really_lags() {
        var certificates = new InMemoryCertificates(new Random(7), 7);
        Certificate row = Certs.received("EC-1");
        certificates.create(row);
        Due due = row.due().orElseThrow();
        int size = certificates.due(due.lane(), due.at(), 10, null).size();
        long late = IntStream.range(0, 8)
                .filter(_ -> certificates.due(due.lane(), due.at(), 10, null).size() == 1)
                .count();
        assertThat(size).isZero();
        assertThat(late).isBetween(1L, 8L);
    }

    @Test
    void an_older_change_is_never_shown_after_a_newer_one() {
        for (int seed = 0; seed < 100; seed++) {
            var certificates = new InMemoryCertificates(new Random(seed), 5);
            Certificate row = Certs.received("EC-1");
            certificates.create(row);
            Due later = new Due(row.due().orElseThrow().lane(), MovableClock.START);
            certificates.commit(Certs.moved(row, new State.Signed(), later));
            boolean newer = false;
            for (int i = 0; i < 12; i++) {
                boolean shows =
                        certificates.due(later.lane(), later.at(), 1, null).size() == 1;
                assertThat(!newer || shows).isTrue();
                newer |= shows;
            }
            assertThat(newer).isTrue();
        }
    }
}

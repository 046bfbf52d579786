package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.junit.jupiter.api.Test;

/** What a pending certificate costs to be asked about: one entry of the index, read with a thousand others. */
class PendingCostTest {
    private static final int PENDING = 300;
    private static final double MAX_READ_UNITS = 0.02;

    @Test
    void an_entry_of_a_verdict_lane_costs_at_most_a_fiftieth_read_unit() {
        Certificates table =
                new DynamoCertificates(Deployed.clients("pending-setup").dynamo(), Deployed.ref("CertificatesTable"));
        Instant at = Instant.parse("2026-09-01T08:00:00Z");
        var lane = new Due("verdict#VN.test#0", at);
        IntStream.range(0, PENDING).parallel().forEach(i -> {
            Certificate row = Certs.received("cost", "EC-" + i, at);
            table.create(row);
            table.commit(Certs.moved(row, new State.Signed(), lane));
        });
        Certificates measured =
                new DynamoCertificates(Deployed.clients("pending-cost").dynamo(), Deployed.ref("CertificatesTable"));
        List<DueEntry> read = measured.due(lane.lane(), at, 1_000, null);
        assertThat(read).hasSize(PENDING);
        double units = Deployed.aws().calls().readUnits("pending-cost") / PENDING;
        assertThat(units).isPositive().isLessThanOrEqualTo(MAX_READ_UNITS);
        System.out.printf("read units per pending certificate and sweep: %.4f%n", units);
    }
}

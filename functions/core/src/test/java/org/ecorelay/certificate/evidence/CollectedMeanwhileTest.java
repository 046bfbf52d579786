package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate goes on while it is read, kind by kind. */
class CollectedMeanwhileTest {
    private final Given given = new Given();
    private final Packing packing = new Packing(given);

    /** Something happens before one of the readings. */
    private final class Busy implements Ledger {
        private final List<String> read = new ArrayList<>();
        private final int before;
        private final Runnable happens;

        Busy(int before, Runnable happens) {
            this.before = before;
            this.happens = happens;
        }

        @Override
        public Item append(Item item) {
            throw new UnsupportedOperationException("evidence is only read");
        }

        @Override
        public Optional<Item> find(CertificateId id, String key) {
            return given.ledger.find(id, key);
        }

        @Override
        public List<Item> list(CertificateId id, String kind) {
            if (read.size() == before) {
                happens.run();
            }
            read.add(kind);
            return given.ledger.list(id, kind);
        }
    }

    private void correctedBuiltAndSubmitted(Certificate row) {
        given.correct(row.id(), JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        given.building.build(given.row(row.id()).documentId());
        given.submitting.submit(given.row(row.id()).documentId());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void a_correction_that_is_built_and_submitted_in_between_breaks_nothing(int before) {
        Certificate row = given.approved("EC-1");
        given.lists.publishing.ask(() -> true);
        var ledger = new Busy(before, () -> correctedBuiltAndSubmitted(row));
        Contents contents = new CollectEvidence(ledger, () -> Packing.keySet(given.key), given.lists::published)
                .of(given.row(row.id()));
        assertThat(ledger.read).as("one reading for each number above").hasSize(Kind.values().length);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        for (Audience audience : Audience.values()) {
            Archive archive = AssembleEvidence.of(contents, audience).orElseThrow();
            assertThat(packing.examine(archive.bytes()).broken()).isEmpty();
        }
    }
}

package org.ecorelay.certificate.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Wanted;

/**
 * Does what an exporter wants of a certificate: at once, or as a wish that the timer carries out as soon as the platform has
 * answered and everybody was told. One conditional write each; the caller reads again after a lost one.
 */
public final class Amend {
    private final Records records;
    private final CoverOrders covered;

    public Amend(Records records) {
        this.records = records;
        this.covered = new CoverOrders(records);
    }

    /**
     * One try.
     *
     * @param due when the timer looks at a new version that the queue has lost
     */
    public Commit apply(Certificate seen, Wanted wanted, Instant due) {
        Instant now = records.clock().instant();
        if (seen.busy()) {
            return records.certificates().commit(seen.wanting(Optional.of(wanted), seen.due(), now));
        }
        return switch (wanted) {
            case Wanted.Version(Basis basis) -> records.history().correct(seen, basis, Due.work(seen.id(), due));
            case Wanted.Withdrawal _ -> end(seen, wanted, now);
        };
    }

    /**
     * What the platform has, it must give back first: the timer hands that to the submitter, who has the credentials. The wish is
     * durable before the status list says anything: a document must not be revoked by a request that then came to nothing.
     */
    private Commit end(Certificate seen, Wanted wanted, Instant now) {
        Commit wish = seen.lineage().wanted().equals(Optional.of(wanted))
                ? new Commit.Committed(seen)
                : records.certificates()
                        .commit(seen.wanting(Optional.of(wanted), Optional.of(Due.work(seen.id(), now)), now));
        if (!(wish instanceof Commit.Committed(var wished))
                || !wished.lineage().filed().isEmpty()) {
            return wish;
        }
        return ended(wished, List.of());
    }

    /**
     * The end of a certificate that the platform does not have, or has given back, and whose end is wished: from the wish on no look
     * takes an order that shares it for settled. Those go on by themselves.
     *
     * @param rests hashes of what was said by whoever gave it back
     */
    public Commit ended(Certificate seen, List<Sha256> rests) {
        covered.wake(seen);
        records.changes().withdrawn(seen);
        return records.history().move(seen, new State.Withdrawn(), Optional.empty(), false, rests);
    }
}

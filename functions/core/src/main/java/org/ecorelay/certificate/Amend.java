package org.ecorelay.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Certificates.Commit;

/**
 * Does what an exporter wants of a certificate: at once, or as a wish that the timer carries out as soon as the platform has
 * answered and everybody was told. One conditional write each; the caller reads again after a lost one.
 */
public final class Amend {
    private final Records records;

    public Amend(Records records) {
        this.records = records;
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
        records.changes().withdrawn(wished);
        return records.history().move(wished, new State.Withdrawn(), Optional.empty(), false, List.of());
    }
}

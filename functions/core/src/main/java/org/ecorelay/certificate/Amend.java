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

    /** What the platform has, it must give back first: the timer hands that to the submitter, who has the credentials. */
    private Commit end(Certificate seen, Wanted wanted, Instant now) {
        if (!seen.lineage().filed().isEmpty()) {
            return records.certificates()
                    .commit(seen.wanting(Optional.of(wanted), Optional.of(Due.work(seen.id(), now)), now));
        }
        // The exporter has ended it: should this commit be lost, the next one is a withdrawal, too.
        records.changes().withdrawn(seen);
        return records.history().move(seen, new State.Withdrawn(), Optional.empty(), false, List.of());
    }
}

package org.ecorelay.certificate.change;

import java.time.Instant;
import org.ecorelay.account.Caller;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Wanted;

/** Takes the wish to end a certificate, with all parts of its order. The first part comes last: it says that all are done. */
public final class WithdrawCertificate {
    private static final int TRIES = 20;

    private final Records records;
    private final Amend amend;

    public WithdrawCertificate(Records records) {
        this.records = records;
        this.amend = new Amend(records);
    }

    /** What became of the wish. */
    public sealed interface Ending {
        /** It is durable; the state says whether it is carried out already. */
        record Accepted(Certificate certificate) implements Ending {}

        /** It was withdrawn before, at the platform too. */
        record Already(Certificate certificate) implements Ending {}

        /** Its goods are on the certificate of another order: they have to leave that one first. */
        record Covered(CertificateId by) implements Ending {}

        /** It cannot be addressed so. */
        record Refused(Addressed.Refusal refusal) implements Ending {}
    }

    /** Withdraws an order, addressed by its first part. */
    public Ending withdraw(Caller caller, CertificateId id) {
        for (int i = 0; i < TRIES; i++) {
            switch (Addressed.find(records.certificates(), caller, id)) {
                case Addressed.Refusal refusal -> {
                    return new Ending.Refused(refusal);
                }
                case Addressed.Found(var first) -> {
                    if (first.status() == Status.WITHDRAWN) {
                        return new Ending.Already(first);
                    }
                    if (first.state() instanceof State.Covered(var by)) {
                        return new Ending.Covered(by);
                    }
                    for (int part = first.parts(); part > 1; part--) {
                        withdrawPart(first.subject().sibling(part).id());
                    }
                    // The condition on what was read also says that no further part has come since.
                    if (end(first) instanceof Commit.Committed(var now)) {
                        return new Ending.Accepted(now);
                    }
                }
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    private void withdrawPart(CertificateId id) {
        for (int i = 0; i < TRIES; i++) {
            var row = records.certificates().find(id);
            if (row.isEmpty() || end(row.get()) instanceof Commit.Committed) {
                return;
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    private Commit end(Certificate row) {
        boolean wished = row.lineage()
                .wanted()
                .filter(Wanted.Withdrawal.class::isInstance)
                .isPresent();
        Instant now = records.clock().instant();
        return row.status() == Status.WITHDRAWN || wished
                ? new Commit.Committed(row)
                : amend.apply(row, new Wanted.Withdrawal(), now);
    }
}

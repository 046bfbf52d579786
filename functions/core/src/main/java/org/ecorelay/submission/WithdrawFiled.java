package org.ecorelay.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Lineage;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.change.Amend;

/**
 * Withdraws at the platform what was filed, and only then ends the certificate. Needs no claim: from the wish on nothing else
 * moves the row, and the platform takes a second withdrawal as it took the first.
 */
final class WithdrawFiled {
    private final Records records;
    private final OriginPlatform platform;
    private final Answer answer;
    private final Backoff backoff;
    private final Pace pace;
    private final Amend amend;

    WithdrawFiled(Records records, OriginPlatform platform, Backoff backoff, Pace pace) {
        this.records = records;
        this.platform = platform;
        this.answer = new Answer(records);
        this.backoff = backoff;
        this.pace = pace;
        this.amend = new Amend(records);
    }

    Commit withdraw(Certificate row) {
        var rests = new ArrayList<Sha256>();
        for (Lineage.Filed filed : row.lineage().filed()) {
            var subject = row.subject();
            var exchanged = platform.withdraw(new Withdrawal(
                    row.id().version(filed.version()),
                    filed.reference(),
                    subject.account(),
                    subject.exporter(),
                    subject.mode()));
            pace.heard(subject, exchanged.signal());
            if (exchanged.result() instanceof WithdrawalOutcome.Postponed(Duration retryAfter, var _)) {
                return later(row, retryAfter);
            }
            rests.add(answer.keep(row, exchanged.record()));
        }
        return amend.ended(row, List.copyOf(rests));
    }

    /** The timer has counted this try when it handed the row over. */
    private Commit later(Certificate row, Duration retryAfter) {
        Duration wait = backoff.after(row.tries());
        var now = records.clock().instant();
        Due due = Due.work(row.id(), now.plus(wait.compareTo(retryAfter) > 0 ? wait : retryAfter));
        return records.certificates().commit(row.refined(row.state(), due, now));
    }
}

package org.ecorelay.certificate.build;

import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.change.Amend;
import org.ecorelay.certificate.change.CurrentProducts;
import org.ecorelay.certificate.decide.BuildDecision;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;

/**
 * Commits a signed document that somebody may complete: on the route of an issuing body, and one that leaves a line off. It gives way to
 * every other write of the row: whoever tells of an issued certificate, or of the product of that line, writes to it, so that nothing decided
 * without that is committed afterwards.
 */
final class SignApplied {
    private final Records records;
    private final Registry registry;
    private final WorkQueue submissions;
    private final Amend amend;

    SignApplied(Records records, Registry registry, WorkQueue submissions) {
        this.records = records;
        this.registry = registry;
        this.submissions = submissions;
        this.amend = new Amend(records);
    }

    /**
     * One try.
     *
     * @param rests the identity of the document that is stored for this version, and the trace that it names
     */
    Commit sign(Certificate certificate, Order order, BuildDecision.Sign sign, List<Sha256> rests, Optional<Due> due) {
        Sha256 trace = Sha256.of(CanonicalJson.bytes(sign.trace()));
        if (!rests.getLast().equals(trace)) {
            return again(certificate, order);
        }
        sign.application().ifPresent(application -> keep(certificate, application));
        Certificate coupled = certificate.coupled(sign.issued());
        if (!sign.submit()) {
            var notCovered = new State.NotRequired(State.NotRequired.Reason.PLATFORM_DOES_NOT_COVER);
            return records.history().moveUntouched(coupled, notCovered, Optional.empty(), false, rests);
        }
        Commit commit = records.history().moveUntouched(coupled, new State.Signed(), due, false, rests);
        if (commit instanceof Commit.Committed) {
            submissions.send(List.of(certificate.documentId()));
        }
        return commit;
    }

    /** What the issuing body is asked for, in the ledger. */
    Sha256 keep(Certificate certificate, Json.Obj application) {
        byte[] body = CanonicalJson.bytes(application);
        String itemKey = Ledger.applicationKey(Sha256.of(body));
        return records.ledger()
                .append(new Ledger.Item(certificate.id(), itemKey, body, null))
                .hash();
    }

    /**
     * The document of this version rests on something else than what is decided now: whoever signed it died or gave way. What is signed
     * is not signed anew; the next version, of the whole order, takes what is known now.
     */
    private Commit again(Certificate certificate, Order order) {
        Certificate first = records.certificates()
                .find(certificate.subject().sibling(1).id())
                .orElseThrow(() -> new IllegalStateException("%s has no first part".formatted(certificate.id())));
        Basis current = first.basis().with(CurrentProducts.hash(registry, certificate.subject(), order));
        var _ = amend.apply(first, new Wanted.Version(current), records.clock().instant());
        Certificate now = records.certificates().find(certificate.id()).orElseThrow();
        // The version that was to be signed is over, whoever ended it.
        return now.version() == certificate.version() ? new Commit.Committed(now) : new Commit.Lost(now);
    }
}

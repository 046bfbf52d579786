package org.ecorelay.status;

import java.time.Instant;
import java.util.List;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.MovableClock;

/** A row in each state. */
final class Rows {
    static final String CLAIM = "claim-of-a-worker";

    private static final Instant AT = MovableClock.START;

    private Rows() {}

    static Certificate of(Status status) {
        Certificate received = Certs.received("EC-1");
        return switch (status) {
            case RECEIVED -> received;
            case NEEDS_DATA ->
                Certs.moved(
                        received,
                        new State.NeedsData(new Finding("PRODUCT_UNKNOWN", "/a", List.of(), "Which?", "Say."), 1));
            case AWAITING_ISSUER -> Certs.moved(received, new State.AwaitingIssuer());
            case SIGNED -> Certs.moved(received, new State.Signed());
            case SUBMITTING -> claimed(Certs.moved(received, new State.Signed()));
            case DEFERRED -> Certs.moved(of(Status.SUBMITTING), new State.Deferred("503"));
            case OUTCOME_UNKNOWN -> Certs.moved(of(Status.SUBMITTING), new State.OutcomeUnknown("time-out", null));
            case PENDING -> Certs.moved(of(Status.SUBMITTING), new State.Pending(filing("Pending-Queue-7")));
            case MANUAL_REVIEW -> Certs.moved(of(Status.PENDING), new State.ManualReview(filing("Sleeping")));
            case APPROVED -> Certs.moved(of(Status.PENDING), new State.Approved(filing("Approved-Fast"), AT));
            case REJECTED ->
                Certs.moved(of(Status.PENDING), new State.Rejected(filing("Rejected-Field-Missing"), AT, "Add it."));
            case NOT_QUALIFIED -> Certs.moved(received, new State.NotQualified("RVC 35", "5 points more"));
            case NOT_REQUIRED -> notRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
            case WITHDRAWN -> Certs.moved(received, new State.Withdrawn());
        };
    }

    /** Told before there is a document, or after. */
    static Certificate notRequired(State.NotRequired.Reason reason) {
        Certificate received = Certs.received("EC-1");
        return switch (reason) {
            case DESTINATION_NOT_RCEP, CUSTOMS_VALUE_WAIVED, STORE_OFF, MANUAL_PATH_CHOSEN ->
                Certs.moved(received, new State.NotRequired(reason));
            case PLATFORM_DOES_NOT_COVER, NO_SANDBOX_FOR_TEST_ORDER ->
                Certs.moved(of(Status.SIGNED), new State.NotRequired(reason));
        };
    }

    private static State.Filing filing(String code) {
        return new State.Filing("ref-1", AT, code, "because");
    }

    private static Certificate claimed(Certificate signed) {
        Instant lease = AT.plusSeconds(40);
        return signed.claimed(new State.Submitting(lease, CLAIM), Due.work(signed.id(), lease), AT);
    }
}

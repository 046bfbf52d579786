package org.ecorelay.certificate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.MovableClock;

/** A row in each state, reached by moves. */
final class States {
    private static final Instant AT = MovableClock.START;

    private States() {}

    static List<Certificate> all() {
        return Arrays.stream(Status.values()).map(States::of).toList();
    }

    static Certificate of(Status status) {
        return of(status, "text");
    }

    /** The row with {@code text} wherever its state has text. */
    static Certificate of(Status status, String text) {
        Certificate received = Certs.received("EC-1");
        var filing = new State.Filing(text, AT, text, text);
        return switch (status) {
            case RECEIVED -> received;
            case NEEDS_DATA ->
                Certs.moved(
                        received,
                        new State.NeedsData(new Finding("HS_CODE_INVALID", text, List.of(text), text, text), 2));
            case AWAITING_ISSUER -> Certs.moved(received, new State.AwaitingIssuer());
            case SIGNED -> Certs.moved(received, new State.Signed());
            case SUBMITTING -> claimed(Certs.moved(received, new State.Signed()));
            case DEFERRED -> Certs.moved(of(Status.SUBMITTING), new State.Deferred(text));
            case OUTCOME_UNKNOWN -> Certs.moved(of(Status.SUBMITTING), new State.OutcomeUnknown(text, AT));
            case PENDING -> Certs.moved(of(Status.SUBMITTING), new State.Pending(filing));
            case MANUAL_REVIEW -> Certs.moved(of(Status.PENDING), new State.ManualReview(filing));
            case APPROVED -> Certs.moved(of(Status.PENDING), new State.Approved(filing, AT));
            case REJECTED -> Certs.moved(of(Status.PENDING), new State.Rejected(filing, AT, text));
            case NOT_QUALIFIED -> Certs.moved(received, new State.NotQualified(text, text));
            case NOT_REQUIRED ->
                Certs.moved(received, new State.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED));
            case WITHDRAWN -> Certs.moved(received, new State.Withdrawn());
        };
    }

    private static Certificate claimed(Certificate signed) {
        var claim = new State.Submitting(AT.plusSeconds(40), "1y2p0ij32e8e7");
        return signed.claimed(claim, Due.work(signed.id(), AT.plusSeconds(640)), AT);
    }
}

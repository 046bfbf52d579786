package org.ecorelay.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Where a certificate stands, with what is known only there. */
public sealed interface State {
    /** Accepted; the document is not built yet. */
    record Received() implements State {}

    /** A question to the exporter; {@code first} stands for {@code count} findings, all of them in the ledger. */
    record NeedsData(Finding first, int count) implements State {}

    /** On the CO route: waits for the issuing body's number. Not an error. */
    record AwaitingIssuer() implements State {}

    /** The document is signed and in the ledger. */
    record Signed() implements State {}

    /**
     * A worker holds the claim and may be sending.
     *
     * @param leaseUntil the claim is not given to anybody else before, nor after without asking the platform
     * @param claim a word of its own for every claim: two workers that claim in one millisecond must not write the same
     *     bytes, which would be a success for both
     */
    record Submitting(Instant leaseUntil, String claim) implements State {}

    /** The platform has certainly not taken it. */
    record Deferred(String reason) implements State {}

    /**
     * It may have arrived.
     *
     * @param notFoundAt when the platform first said that it does not know the document, or null
     */
    record OutcomeUnknown(String reason, @Nullable Instant notFoundAt) implements State {}

    /** The platform has it and has not decided. */
    record Pending(Filing filing) implements State {}

    /** The platform has pre-verified it. */
    record Approved(Filing filing, Instant decidedAt) implements State {}

    /**
     * The platform has refused it.
     *
     * @param filing what the platform answered; its reference is null when it refused the request itself
     * @param fix what to do, one sentence
     */
    record Rejected(Filing filing, Instant decidedAt, String fix) implements State {}

    /** The platform answered with a word that nobody here knows. Asked again; never an approval. */
    record ManualReview(Filing filing) implements State {}

    /** The goods do not originate; {@code fix} is the smallest change that would help. */
    record NotQualified(String reason, String fix) implements State {}

    /**
     * Its store only observes: what would have become of it is kept, nobody is told and nothing is sent. A status
     * {@link Status#NOT_REQUIRED} with a reason of its own.
     *
     * @param codes what would have to be answered first, each code once, sorted; none when it would have been sent
     */
    record Observed(List<String> codes) implements State {
        /** Reason of one that would have been sent. */
        public static final String WOULD_PASS = "OBSERVED_WOULD_PASS";

        /** Reason of one that would have been a question, or would not have originated. */
        public static final String WOULD_FAIL = "OBSERVED_WOULD_FAIL";

        public Observed {
            codes = codes.stream().distinct().sorted().toList();
        }

        /** The reason as the status table shows it. */
        public String reason() {
            return codes.isEmpty() ? WOULD_PASS : WOULD_FAIL;
        }
    }

    /**
     * Its goods are on the certificate of another order, whose shipment it shares. A status {@link Status#NOT_REQUIRED} with a reason
     * of its own.
     *
     * @param by id of that order's first part
     */
    record Covered(CertificateId by) implements State {
        /** The reason as the status table shows it. */
        public static final String REASON = "COVERED_BY";
    }

    /** No e-CO is needed, or none is sent. */
    record NotRequired(Reason reason) implements State {
        /** Why nothing is sent. */
        public enum Reason {
            DESTINATION_NOT_RCEP,
            CUSTOMS_VALUE_WAIVED,
            PLATFORM_DOES_NOT_COVER,
            NO_SANDBOX_FOR_TEST_ORDER,
            STORE_OFF,
            MANUAL_PATH_CHOSEN;

            /** Whether there is nothing to prove; for the others there is a document, and it is not sent. */
            public boolean isNeedless() {
                return switch (this) {
                    case DESTINATION_NOT_RCEP, CUSTOMS_VALUE_WAIVED, STORE_OFF, MANUAL_PATH_CHOSEN -> true;
                    case PLATFORM_DOES_NOT_COVER, NO_SANDBOX_FOR_TEST_ORDER -> false;
                };
            }

            /** The same for people: one English sentence of {@code reasons.properties}. */
            public String sentence() {
                return switch (this) {
                    case DESTINATION_NOT_RCEP ->
                        "RCEP is not applied between the exporter's country and the destination: no e-CO is prepared.";
                    case CUSTOMS_VALUE_WAIVED ->
                        "The value is so low that the destination asks for no proof of origin (RCEP 3.22).";
                    case PLATFORM_DOES_NOT_COVER ->
                        "The platform does not cover this destination: the e-CO is prepared and not sent.";
                    case NO_SANDBOX_FOR_TEST_ORDER ->
                        "The order came with a test key, and the platform has no sandbox here: the e-CO is prepared and not sent.";
                    case STORE_OFF ->
                        "The store is off for this destination; PUT /v1/stores/{store}/modes turns it on.";
                    case MANUAL_PATH_CHOSEN ->
                        "The store has chosen the manual procedure for this destination: apply for the certificate there.";
                };
            }
        }
    }

    /** Withdrawn by the exporter. */
    record Withdrawn() implements State {}

    /**
     * What the platform said when it last told something new.
     *
     * @param reference the platform's reference, or null
     * @param submittedAt when this version was filed
     * @param code the platform's word, verbatim
     * @param reason the platform's explanation, or null
     */
    record Filing(
            @Nullable String reference,
            Instant submittedAt,
            String code,
            @Nullable String reason) {
        /** The platform's reference; empty when it has not taken the document. */
        public Optional<String> registered() {
            return Optional.ofNullable(reference);
        }
    }

    /** What the platform said, once it has said something. */
    default Optional<Filing> said() {
        return switch (this) {
            case Pending(var filing) -> Optional.of(filing);
            case Approved(var filing, var _) -> Optional.of(filing);
            case Rejected(var filing, var _, var _) -> Optional.of(filing);
            case ManualReview(var filing) -> Optional.of(filing);
            case Received _,
                    NeedsData _,
                    AwaitingIssuer _,
                    Signed _,
                    Submitting _,
                    Deferred _,
                    OutcomeUnknown _,
                    NotQualified _,
                    Observed _,
                    Covered _,
                    NotRequired _,
                    Withdrawn _ -> Optional.empty();
        };
    }

    /** The name of this state. */
    default Status status() {
        return switch (this) {
            case Received _ -> Status.RECEIVED;
            case NeedsData _ -> Status.NEEDS_DATA;
            case AwaitingIssuer _ -> Status.AWAITING_ISSUER;
            case Signed _ -> Status.SIGNED;
            case Submitting _ -> Status.SUBMITTING;
            case Deferred _ -> Status.DEFERRED;
            case OutcomeUnknown _ -> Status.OUTCOME_UNKNOWN;
            case Pending _ -> Status.PENDING;
            case Approved _ -> Status.APPROVED;
            case Rejected _ -> Status.REJECTED;
            case ManualReview _ -> Status.MANUAL_REVIEW;
            case NotQualified _ -> Status.NOT_QUALIFIED;
            case Observed _, Covered _, NotRequired _ -> Status.NOT_REQUIRED;
            case Withdrawn _ -> Status.WITHDRAWN;
        };
    }
}

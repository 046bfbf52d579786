package org.ecorelay.attestation.verify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;

/**
 * From when to when something is valid (VC 2.0 4.9), both ends included. Clocks differ: an instant up to {@link #SKEW} outside of the
 * period still counts as inside.
 */
record Validity(Instant from, Instant until) {
    /** How far the clocks of signer and verifier may be apart. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final Pattern UTC_TIME = Pattern.compile(Fields.UTC_TIME.regex());

    /** The period of a credential, or empty when an end is missing or unreadable or it ends before it begins. */
    static Optional<Validity> of(Json.Obj credential) {
        Optional<Instant> from = credential.text("validFrom").flatMap(Validity::time);
        Optional<Instant> until = credential.text("validUntil").flatMap(Validity::time);
        return from.isEmpty() || until.isEmpty() || until.get().isBefore(from.get())
                ? Optional.empty()
                : Optional.of(new Validity(from.get(), until.get()));
    }

    private static Optional<Instant> time(String text) {
        try {
            return UTC_TIME.matcher(text).matches() ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    boolean isBefore(Instant at) {
        return until.isBefore(at.minus(SKEW));
    }

    boolean isAfter(Instant at) {
        return from.isAfter(at.plus(SKEW));
    }

    static Answer answer(Json.Obj credential, Instant at) {
        Optional<Validity> period = of(credential);
        if (period.isEmpty()) {
            return Answer.of(AnswerCode.VALIDITY_UNREADABLE);
        }
        if (period.get().isAfter(at)) {
            return new Answer(AnswerCode.NOT_YET_VALID, "from " + period.get().from());
        }
        String until = "until " + period.get().until();
        return new Answer(period.get().isBefore(at) ? AnswerCode.EXPIRED : AnswerCode.WITHIN_VALIDITY, until);
    }
}

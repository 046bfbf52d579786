package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.profile.Profile;

/** Finds out whether a document arrived whose sender cannot tell, by asking; never by sending again. */
public final class ResolveSubmission {
    private final Records records;
    private final OriginPlatform platform;
    private final Profile.Catalogue profiles;
    private final Backoff backoff;
    private final Duration maxClockSkew;
    private final Answer answer;
    private final Pace pace;

    /**
     * Everything that resolving needs.
     *
     * @param maxClockSkew how far two machines' clocks may be from the true time: the two askings may be two machines'
     */
    public ResolveSubmission(
            Records records,
            OriginPlatform platform,
            Profile.Catalogue profiles,
            Backoff backoff,
            Duration maxClockSkew,
            Pace pace) {
        this.records = records;
        this.platform = platform;
        this.profiles = profiles;
        this.backoff = backoff;
        this.maxClockSkew = maxClockSkew;
        this.answer = new Answer(records);
        this.pace = pace;
    }

    /** Turns an expired claim into an unknown outcome. The caller has seen that it is due. */
    public Commit expire(Certificate row) {
        return records.history()
                .move(
                        row,
                        new State.OutcomeUnknown("the claim expired", null),
                        Optional.of(Due.work(row.id(), records.clock().instant())),
                        false,
                        List.of());
    }

    /** Asks for one document whose outcome is unknown and records the answer. */
    public Commit ask(Certificate row) {
        if (!(row.state() instanceof State.OutcomeUnknown unknown)) {
            return new Commit.Lost(row);
        }
        var exchanged =
                platform.find(row.subject().mode(), List.of(row.documentId())).get(row.documentId());
        if (exchanged == null) {
            throw new IllegalStateException("the platform port gave no entry for " + row.documentId());
        }
        pace.heard(row.subject(), exchanged.signal());
        Profile profile = profiles.choose(
                row.subject().destination(), Profile.day(row.subject().createdAt()));
        return switch (exchanged.result()) {
            case Lookup.Found(String reference, Verdict verdict) ->
                answer.verdict(row, reference, verdict, profile, List.of(answer.keep(row, exchanged.record())));
            case Lookup.NotFound _ -> notFound(row, unknown, profile, exchanged.record());
            case Lookup.Unreachable _ -> unanswered(row);
        };
    }

    /** Unknown twice, at least {@code settle} apart by any two clocks: then it has not arrived and will not, and may be sent again. */
    private Commit notFound(Certificate row, State.OutcomeUnknown unknown, Profile profile, String exchange) {
        Instant now = records.clock().instant();
        Instant before = unknown.notFoundAt();
        // The one who asked first may have had another clock.
        Duration apart = profile.settle().plus(maxClockSkew.multipliedBy(2));
        if (before == null) {
            answer.keep(row, exchange);
            var askedOnce = new State.OutcomeUnknown(unknown.reason(), now);
            return records.certificates().commit(row.refined(askedOnce, Due.work(row.id(), now.plus(apart)), now));
        }
        if (now.isBefore(before.plus(apart))) {
            Due then = Due.work(row.id(), before.plus(apart));
            return records.certificates().commit(row.refined(unknown, then, now));
        }
        var rests = List.of(answer.keep(row, exchange));
        return records.history().move(row, new State.Signed(), Optional.of(Due.work(row.id(), now)), false, rests);
    }

    /** The timer has moved on a row that it handed over, and has counted the try; only a row still due needs a write. */
    private Commit unanswered(Certificate row) {
        Instant now = records.clock().instant();
        if (row.due().filter(due -> due.at().isAfter(now)).isPresent()) {
            return new Commit.Committed(row);
        }
        Duration wait = backoff.after(row.tries());
        return records.certificates().commit(row.postponed(Due.work(row.id(), now.plus(wait)), now));
    }
}

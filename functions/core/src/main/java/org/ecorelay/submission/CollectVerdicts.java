package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Profile;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.VerdictMeaning;
import org.jspecify.annotations.Nullable;

/**
 * Asks in bulk for the verdicts of everything that is filed, straight from the index; a certificate whose answer is still the
 * same is neither read nor written.
 */
public final class CollectVerdicts {
    private final Records records;
    private final OriginPlatform platform;
    private final Profile.Catalogue profiles;
    private final List<String> authorities;
    private final Duration pace;
    private final Answer answer;
    private final Map<String, Instant> nextSweep = new ConcurrentHashMap<>();
    private final Map<String, DueEntry> unfinished = new ConcurrentHashMap<>();

    /**
     * Asks for the verdicts of these authorities.
     *
     * @param authorities ISO 3166-1 alpha-2 codes
     * @param pace shortest time between two sweeps of one lane
     */
    public CollectVerdicts(
            Records records,
            OriginPlatform platform,
            Profile.Catalogue profiles,
            Collection<String> authorities,
            Duration pace) {
        this.records = records;
        this.platform = platform;
        this.profiles = profiles;
        this.authorities = authorities.stream().sorted().toList();
        this.pace = pace;
        this.answer = new Answer(records);
    }

    /** Sweeps every lane whose time has come, while time is left; answers the rows that somebody has to be told about. */
    public List<Certificate> collect(BooleanSupplier timeLeft) {
        var untold = new ArrayList<Certificate>();
        for (KeyMode mode : KeyMode.values()) {
            for (String authority : authorities) {
                sweep(authority, mode, untold, timeLeft);
            }
        }
        return List.copyOf(untold);
    }

    private void sweep(String authority, KeyMode mode, List<Certificate> untold, BooleanSupplier timeLeft) {
        String lane = Due.verdictLane(authority, mode);
        Instant now = records.clock().instant();
        if (now.isBefore(nextSweep.getOrDefault(lane, Instant.MIN)) || !timeLeft.getAsBoolean()) {
            return;
        }
        Profile profile = profiles.choose(authority, Profile.day(now));
        // A sweep that ran out of time goes on behind its last page: the front of a lane must not starve its end.
        @Nullable DueEntry last = unfinished.remove(lane);
        List<DueEntry> page;
        boolean answered = true;
        do {
            page = records.certificates().due(lane, now, OriginPlatform.MAX_BULK, last);
            if (!page.isEmpty()) {
                answered = ask(mode, page, profile, untold);
                last = page.getLast();
            }
        } while (answered && page.size() == OriginPlatform.MAX_BULK && timeLeft.getAsBoolean());
        if (answered && page.size() == OriginPlatform.MAX_BULK) {
            unfinished.put(lane, page.getLast());
        } else {
            nextSweep.put(lane, now.plus(pace));
        }
    }

    /** False when the platform did not answer: asking for the next page would be in vain. */
    private boolean ask(KeyMode mode, List<DueEntry> page, Profile profile, List<Certificate> untold) {
        Map<DocumentId, Exchanged<Lookup>> answers =
                platform.find(mode, page.stream().map(DueEntry::document).collect(Collectors.toSet()));
        boolean answered = false;
        for (DueEntry entry : page) {
            Exchanged<Lookup> exchanged = answers.get(entry.document());
            if (exchanged == null) {
                throw new IllegalStateException("the platform port gave no entry for " + entry.document());
            }
            answered |= !(exchanged.result() instanceof Lookup.Unreachable);
            records.attempt(
                    entry.document().certificate(),
                    () -> heard(entry, exchanged, profile).ifPresent(untold::add));
        }
        return answered;
    }

    private Optional<Certificate> heard(DueEntry entry, Exchanged<Lookup> exchanged, Profile profile) {
        return switch (exchanged.result()) {
            case Lookup.Found found ->
                profile.meaning(found.verdict().code()) == VerdictMeaning.PENDING
                        ? Optional.empty()
                        : record(entry, found, exchanged.record(), profile);
            // What the platform has forgotten may still have to be told.
            case Lookup.NotFound _ ->
                records.certificates().find(entry.document().certificate()).filter(Certificate::noticeDue);
            case Lookup.Unreachable _ -> Optional.empty();
        };
    }

    /** A verdict applies only to the version that it names. */
    private Optional<Certificate> record(DueEntry entry, Lookup.Found found, String exchange, Profile profile) {
        Optional<Certificate> row = records.certificates()
                .find(entry.document().certificate())
                .filter(current -> current.documentId().equals(entry.document()));
        if (row.isEmpty() || row.get().noticeDue()) {
            return row;
        }
        boolean waits = row.get().status() == Status.PENDING || row.get().status() == Status.MANUAL_REVIEW;
        if (!waits || !Answer.isNews(row.get(), found.verdict(), profile)) {
            return Optional.empty();
        }
        List<Sha256> rests = List.of(answer.keep(row.get(), exchange));
        Commit commit = answer.verdict(row.get(), found.reference(), found.verdict(), profile, rests);
        return commit instanceof Commit.Committed(var moved) && moved.noticeDue()
                ? Optional.of(moved)
                : Optional.empty();
    }
}

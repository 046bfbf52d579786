package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.profile.VerdictMeaning;
import org.ecorelay.pacing.LaneTempo;
import org.ecorelay.pacing.Pacing;
import org.jspecify.annotations.Nullable;

/** What the answers about entries of a verdict lane mean for their rows. */
final class HeardVerdicts {
    /** So many answers are heard at a time: each is about another certificate, and waits for several calls one after the other. */
    static final int AT_ONCE = 10;

    private final Records records;
    private final Profile.Catalogue profiles;
    private final Answer answer;
    private final Pace pace;
    private final String authority;
    private final Executor executor;

    HeardVerdicts(Records records, Profile.Catalogue profiles, Pace pace, String authority, Executor executor) {
        this.records = records;
        this.profiles = profiles;
        this.answer = new Answer(records);
        this.pace = pace;
        this.authority = authority;
        this.executor = executor;
    }

    Round begin(LaneTempo tempo, KeyMode mode) {
        return new Round(tempo, mode);
    }

    /** One sweep: what it has learned, and whom it finds to have waited too long. */
    final class Round {
        private final Instant now = records.clock().instant();
        private final Map<LocalDate, Profile> byDay = new ConcurrentHashMap<>();
        private final Instant examinedUntil;
        private final Instant stuckBefore;
        private final String lane;
        private LaneTempo tempo;

        Round(LaneTempo tempo, KeyMode mode) {
            this.tempo = tempo;
            this.examinedUntil = tempo.examinedUntil();
            this.stuckBefore = now.minus(tempo.stuckAfter());
            this.lane = Pacing.lane(authority, mode);
        }

        synchronized LaneTempo tempo() {
            return tempo;
        }

        Instant begun() {
            return now;
        }

        /** What was filed before this is stuck, unless it is decided. */
        Instant stuckBefore() {
            return stuckBefore;
        }

        /**
         * Hears the answers about some entries at once, and comes back when all are heard.
         *
         * @return the rows that somebody has to be told about, in the order of the entries
         */
        List<Certificate> hear(List<DueEntry> some, Map<DocumentId, Exchanged<Lookup>> answers) {
            return AtOnce.each(some, entry -> hear(entry, answers.get(entry.document())), executor).stream()
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<Certificate> hear(DueEntry entry, @Nullable Exchanged<Lookup> exchanged) {
            if (exchanged == null) {
                throw new IllegalStateException("the platform port gave no entry for " + entry.document());
            }
            var untold = new AtomicReference<Optional<Certificate>>(Optional.empty());
            records.attempt(entry.document().certificate(), () -> untold.set(heard(entry, exchanged)));
            return untold.get();
        }

        private Optional<Certificate> heard(DueEntry entry, Exchanged<Lookup> exchanged) {
            return switch (exchanged.result()) {
                case Lookup.Found found -> found(entry, found, exchanged.record());
                case Lookup.NotFound _ -> forgotten(entry);
                case Lookup.Unreachable _ -> Optional.empty();
            };
        }

        private Optional<Certificate> found(DueEntry entry, Lookup.Found found, String exchange) {
            boolean pending = profile(entry.due().at()).meaning(found.verdict().code()) == VerdictMeaning.PENDING;
            if (!pending) {
                return record(entry, found, exchange);
            }
            if (isNewlyStuck(entry)) {
                row(entry).filter(row -> row.status() == Status.PENDING).ifPresent(this::stuck);
            }
            return Optional.empty();
        }

        /** The time in the lane is when it was filed; who was examined before is not read again. */
        private boolean isNewlyStuck(DueEntry entry) {
            Instant filed = entry.due().at();
            return filed.isBefore(stuckBefore) && !filed.isBefore(examinedUntil);
        }

        /** A human must see it; it is asked about further, and never sent again. */
        private void stuck(Certificate row) {
            if (row.tries() < Certificate.STUCK_AFTER
                    && records.certificates().commit(row.stuck(now)) instanceof Commit.Committed) {
                pace.meter().count("stuck", lane, 1);
            }
        }

        /** What the platform has forgotten may still have to be told; else it is stuck when it stays forgotten. */
        private Optional<Certificate> forgotten(DueEntry entry) {
            Optional<Certificate> row =
                    records.certificates().find(entry.document().certificate());
            row.filter(current -> current.documentId().equals(entry.document()))
                    .filter(current -> !current.noticeDue() && current.status() == Status.PENDING)
                    .filter(current -> current.tries() < Certificate.STUCK_AFTER)
                    .ifPresent(current -> {
                        Commit commit = records.certificates().commit(current.postponed(entry.due(), now));
                        if (commit instanceof Commit.Committed(var asked) && asked.tries() >= Certificate.STUCK_AFTER) {
                            pace.meter().count("forgotten", lane, 1);
                        }
                    });
            return row.filter(Certificate::noticeDue);
        }

        private Optional<Certificate> row(DueEntry entry) {
            return records.certificates()
                    .find(entry.document().certificate())
                    .filter(current -> current.documentId().equals(entry.document()));
        }

        /** A verdict applies only to the version that it names, under the profile of the day of its order. */
        private Optional<Certificate> record(DueEntry entry, Lookup.Found found, String exchange) {
            Optional<Certificate> row = row(entry);
            if (row.isEmpty() || row.get().noticeDue()) {
                return row;
            }
            Profile profile = profile(row.get().subject().createdAt());
            boolean waits = row.get().status() == Status.PENDING || row.get().status() == Status.MANUAL_REVIEW;
            if (!waits || !Answer.isNews(row.get(), found.verdict(), profile)) {
                return Optional.empty();
            }
            List<Sha256> rests = List.of(answer.keep(row.get(), exchange));
            Commit commit = answer.verdict(row.get(), found.reference(), found.verdict(), profile, rests);
            if (commit instanceof Commit.Committed(var moved)) {
                learn(entry, moved);
                return Optional.of(moved).filter(Certificate::noticeDue);
            }
            return Optional.empty();
        }

        private synchronized void learn(DueEntry entry, Certificate moved) {
            if (moved.status() == Status.MANUAL_REVIEW) {
                pace.meter().count("unknown-word", lane, 1);
            } else if (moved.status() != Status.PENDING) {
                Duration age = Duration.between(entry.due().at(), now);
                tempo = tempo.with(age);
                pace.meter().count("verdict-age-seconds", lane, Math.max(0, age.toSeconds()));
            }
        }

        private Profile profile(Instant at) {
            return byDay.computeIfAbsent(Profile.day(at), day -> profiles.choose(authority, day));
        }
    }
}

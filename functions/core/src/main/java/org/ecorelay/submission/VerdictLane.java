package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.pacing.LaneTempo;
import org.ecorelay.pacing.Pacing;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/** The lane of one authority and mode: asked about in pages, at a pace that follows how long its verdicts take. */
final class VerdictLane {
    /** One read of the index for ten questions: full reads cost least. */
    private static final int READ = 10 * OriginPlatform.MAX_BULK;

    private static final String MEMBER = "tempo";

    private final String authority;
    private final KeyMode mode;
    private final Records records;
    private final OriginPlatform platform;
    private final HeardVerdicts heard;
    private final Duration quickest;
    private final Pace pace;
    private final SharedState state;
    private final String lane;
    private final String item;
    private Instant nextSweep = Instant.MIN;
    private Instant plannedAt = Instant.MIN;
    private @Nullable DueEntry unfinished;
    /** Since when nothing is heard about documents that wait: an outage, or a reading credential that is refused. */
    private @Nullable Instant unheardSince;

    VerdictLane(
            String authority,
            KeyMode mode,
            Records records,
            OriginPlatform platform,
            HeardVerdicts heard,
            Duration quickest,
            Pace pace,
            SharedState state) {
        this.authority = authority;
        this.mode = mode;
        this.records = records;
        this.platform = platform;
        this.heard = heard;
        this.quickest = quickest;
        this.pace = pace;
        this.state = state;
        this.lane = Due.verdictLane(authority, mode);
        this.item = "lane#" + Pacing.lane(authority, mode);
    }

    void sweep(List<Certificate> untold, BooleanSupplier timeLeft) {
        Instant now = records.clock().instant();
        // A clock that was ahead and has been put back must not keep the lane waiting for as long as it was ahead.
        boolean planned = !now.isBefore(plannedAt) && now.isBefore(nextSweep);
        if (planned || !timeLeft.getAsBoolean()) {
            return;
        }
        // A sweep that ran out of time goes on behind its last page: the front of a lane must not starve its end.
        @Nullable DueEntry from = unfinished;
        unfinished = null;
        List<DueEntry> page = records.certificates().due(lane, now, READ, from);
        if (page.isEmpty()) {
            unheardSince = null;
            plan(now.plus(quickest), now);
            return;
        }
        LaneTempo tempo = state.find(item, MEMBER)
                .map(LaneTempo::read)
                .orElse(LaneTempo.NEW)
                .asOf(now);
        boolean shared = tempo.nextSweep().isAfter(now)
                && tempo.nextSweep().isBefore(now.plus(tempo.pace(quickest)).plusSeconds(1));
        if (from == null && shared) {
            plan(tempo.nextSweep(), now);
            return;
        }
        var sweep = new Sweep(heard.begin(tempo, mode), untold, timeLeft);
        finish(sweep, sweep.all(page, now), from == null, now, tempo);
    }

    private static Instant earlier(Instant now, @Nullable Instant since) {
        return since == null || now.isBefore(since) ? now : since;
    }

    private void plan(Instant next, Instant now) {
        nextSweep = next;
        plannedAt = now;
    }

    private void finish(Sweep sweep, End end, boolean whole, Instant now, LaneTempo before) {
        if (end == End.NO_TIME) {
            unfinished = sweep.last;
        }
        // Nobody is woken up for test documents whose sandbox is gone.
        if (end == End.NO_ANSWER && mode == KeyMode.LIVE && unheardSince != null) {
            long seconds = Duration.between(unheardSince, now).toSeconds();
            pace.meter().count("unheard-seconds", authority, Math.max(0, seconds));
        }
        LaneTempo learned = sweep.round.tempo();
        // A sweep in two parts examined the first one at an earlier time: it is examined again, which is harmless.
        Instant examined = end == End.DONE && whole ? sweep.round.stuckBefore() : learned.examinedUntil();
        plan(end == End.NO_TIME ? now : now.plus(learned.pace(quickest)), now);
        LaneTempo after = learned.swept(nextSweep, examined);
        if (!after.equals(before)) {
            state.put(item, MEMBER, after.json());
        }
    }

    /** Why a sweep ended. */
    private enum End {
        DONE,
        NO_TIME,
        NO_ANSWER
    }

    private final class Sweep {
        private final HeardVerdicts.Round round;
        private final List<Certificate> untold;
        private final BooleanSupplier timeLeft;
        private @Nullable DueEntry last;

        Sweep(HeardVerdicts.Round round, List<Certificate> untold, BooleanSupplier timeLeft) {
            this.round = round;
            this.untold = untold;
            this.timeLeft = timeLeft;
        }

        End all(List<DueEntry> first, Instant now) {
            List<DueEntry> page = first;
            while (!page.isEmpty()) {
                for (int from = 0; from < page.size(); from += OriginPlatform.MAX_BULK) {
                    if (isLate()) {
                        return End.NO_TIME;
                    }
                    var some = page.subList(from, Math.min(page.size(), from + OriginPlatform.MAX_BULK));
                    if (!pace.pacing().admits(authority, mode) || !ask(some)) {
                        return End.NO_ANSWER;
                    }
                    if (!some.getLast().equals(last)) {
                        return End.NO_TIME;
                    }
                }
                page = page.size() < READ ? List.of() : records.certificates().due(lane, now, READ, last);
            }
            return End.DONE;
        }

        /** The first one is always heard: a sweep that begins comes further. */
        private boolean isLate() {
            return last != null && !timeLeft.getAsBoolean();
        }

        /**
         * Asks about a page and hears the answers while time is left: what a hundred of them cost may be more than the pass has.
         * False when the platform did not answer: asking for the next page would be in vain.
         */
        private boolean ask(List<DueEntry> page) {
            Map<DocumentId, Exchanged<Lookup>> answers =
                    platform.find(mode, page.stream().map(DueEntry::document).collect(Collectors.toSet()));
            for (int from = 0; from < page.size() && !isLate(); from += HeardVerdicts.AT_ONCE) {
                var some = page.subList(from, Math.min(page.size(), from + HeardVerdicts.AT_ONCE));
                untold.addAll(round.hear(some, answers));
                last = some.getLast();
            }
            answers.values().stream().findFirst().ifPresent(one -> pace.pacing().heard(authority, mode, one.signal()));
            boolean answered = answers.values().stream().anyMatch(one -> !(one.result() instanceof Lookup.Unreachable));
            unheardSince = answered ? null : earlier(round.begun(), unheardSince);
            return answered;
        }
    }
}

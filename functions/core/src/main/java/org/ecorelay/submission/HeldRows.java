package org.ecorelay.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Certificates.DueEntry;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Pacing;
import org.ecorelay.pacing.SharedState;

/**
 * Rows that wait until their authority can be reached again: moved once into a lane of their account, not looked at while the
 * breaker is open, and given back a few at a time – mandatory destinations first, and the accounts in turn. Thread-safe.
 */
public final class HeldRows {
    private static final int MAX_ACCOUNTS = 1_000;
    private static final int MAX_PAGE = 1_000;
    /** A worker says so often that an account has held rows. */
    private static final Duration MARK_AGAIN = Duration.ofMinutes(1);
    /** An empty lane is forgotten so much later: the index lags, clocks differ. */
    private static final Duration FORGET = Duration.ofMinutes(30);

    private final Records records;
    private final SharedState state;
    private final Pacing pacing;
    private final Profile.Catalogue profiles;
    private final List<String> authorities;
    private final Backoff backoff;
    private final Map<String, Instant> marked = new ConcurrentHashMap<>();

    /** Everything that holding needs; {@code authorities} are those that e-COs are sent for. */
    public HeldRows(
            Records records,
            SharedState state,
            Pacing pacing,
            Profile.Catalogue profiles,
            Collection<String> authorities,
            Backoff backoff) {
        this.records = records;
        this.state = state;
        this.pacing = pacing;
        this.profiles = profiles;
        this.authorities = List.copyOf(authorities);
        this.backoff = backoff;
    }

    /** Holds a row: one write, no event, no try. The mark comes first, so that no held row is out of sight. */
    public Commit hold(Certificate row) {
        Instant now = records.clock().instant();
        if (!authorities.contains(row.subject().destination())) {
            Due later = Due.work(row.id(), now.plus(backoff.after(row.tries())));
            return records.certificates().commit(row.refined(row.state(), later, now));
        }
        mark(row.subject(), now);
        return records.certificates().commit(row.refined(row.state(), Due.held(row.subject(), now), now));
    }

    private void mark(Subject subject, Instant now) {
        String item = item(subject.destination(), subject.mode());
        Instant before = marked.getOrDefault(item + "#" + subject.account(), Instant.MIN);
        if (now.isBefore(before) || !now.isBefore(before.plus(MARK_AGAIN))) {
            state.put(item, subject.account(), markedAt(now));
            marked.put(item + "#" + subject.account(), now);
        }
    }

    private static Json.Obj markedAt(Instant now) {
        return Json.object().put("at", CertificateRow.time(now)).build();
    }

    private static String item(String authority, KeyMode mode) {
        return "held#" + Pacing.lane(authority, mode);
    }

    /**
     * Starts what may be sent now: rows just due and rows that were held. What finds no room is held.
     *
     * @param due rows that are due and not claimed yet
     * @param claim moves a row's timer; empty when somebody else was first
     * @return the documents in the order in which they should be sent
     */
    public List<DocumentId> start(
            List<Certificate> due, Function<Certificate, Optional<Certificate>> claim, BooleanSupplier timeLeft) {
        var started = new ArrayList<DocumentId>();
        for (KeyMode mode : KeyMode.values()) {
            for (String authority : byUrgency()) {
                List<Certificate> own = due.stream()
                        .filter(row -> row.subject().mode() == mode
                                && row.subject().destination().equals(authority))
                        .toList();
                int allowance = pacing.allowance(authority, mode);
                // Only when all is well may a row that is just due go before those that are held.
                int direct = pacing.isCalm(authority, mode) ? allowance : 0;
                List<DocumentId> first = take(own, direct, claim, timeLeft);
                started.addAll(first);
                started.addAll(release(authority, mode, allowance - first.size(), timeLeft));
            }
        }
        // An authority without a profile of its own has no lane to wait in.
        List<Certificate> others = due.stream()
                .filter(row -> !authorities.contains(row.subject().destination()))
                .toList();
        started.addAll(take(others, others.size(), claim, timeLeft));
        return started;
    }

    private List<DocumentId> take(
            List<Certificate> rows,
            int most,
            Function<Certificate, Optional<Certificate>> claim,
            BooleanSupplier timeLeft) {
        var taken = new ArrayList<DocumentId>();
        for (Certificate row : Fair.inTurn(rows, row -> row.subject().account())) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            records.attempt(row.id(), () -> {
                if (taken.size() < most) {
                    claim.apply(row).map(Certificate::documentId).ifPresent(taken::add);
                } else {
                    hold(row);
                }
            });
        }
        return taken;
    }

    /** Destinations where the e-CO is mandatory today come first. */
    private List<String> byUrgency() {
        var today = Profile.day(records.clock().instant());
        return authorities.stream()
                .sorted(Comparator.comparing((String authority) ->
                                !profiles.choose(authority, today).isMandatory(today))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<DocumentId> release(String authority, KeyMode mode, int most, BooleanSupplier timeLeft) {
        var released = new ArrayList<DocumentId>();
        if (most <= 0) {
            return released;
        }
        var waiting = new ArrayList<DueEntry>();
        for (String account : state.members(item(authority, mode), MAX_ACCOUNTS)) {
            waiting.addAll(lane(authority, mode, account, Math.min(most, MAX_PAGE)));
        }
        for (DueEntry entry : Fair.inTurn(waiting, held -> held.due().lane())) {
            if (released.size() >= most || !timeLeft.getAsBoolean()) {
                break;
            }
            records.attempt(
                    entry.document().certificate(),
                    () -> giveBack(entry).map(Certificate::documentId).ifPresent(released::add));
        }
        return released;
    }

    private List<DueEntry> lane(String authority, KeyMode mode, String account, int limit) {
        Instant now = records.clock().instant();
        var entries = records.certificates().due(Due.heldLane(authority, mode, account), now, limit, null);
        if (entries.isEmpty() && isOld(state.find(item(authority, mode), account), now)) {
            state.remove(item(authority, mode), account);
        }
        return entries;
    }

    private static boolean isOld(Optional<Json.Obj> mark, Instant now) {
        return mark.flatMap(body -> body.text("at"))
                .map(Instant::parse)
                .filter(at -> now.isAfter(at.plus(FORGET)))
                .isPresent();
    }

    private Optional<Certificate> giveBack(DueEntry entry) {
        return records.certificates()
                .find(entry.document().certificate())
                .filter(row -> row.due().equals(Optional.of(entry.due())))
                .flatMap(row -> {
                    Instant now = records.clock().instant();
                    Due later = Due.work(row.id(), now.plus(backoff.after(0)));
                    Commit commit = records.certificates().commit(row.refined(row.state(), later, now));
                    boolean sendable = row.status() == Status.SIGNED || row.status() == Status.DEFERRED;
                    return commit instanceof Commit.Committed(var ours) && sendable
                            ? Optional.of(ours)
                            : Optional.empty();
                });
    }
}

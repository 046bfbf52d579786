package org.ecorelay.certificate.standing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.certificate.Ended;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/**
 * The bits of the status lists and the newest signed ones: {@code status-list#<owner>}/{@code <number>} in the shared state.
 * Thread-safe.
 *
 * <p>A bit is set first and made due afterwards, again and again until the list that is signed has it. So no bit is ever left
 * behind, whatever dies in between.
 */
public final class StatusLists {
    private static final int TRIES = 50;

    private final SharedState state;
    private final InstantSource clock;
    private final DueLists due;

    /**
     * Keeps lists.
     *
     * @param state one that forgets nothing: a forgotten bit would let a withdrawn document count again
     */
    public StatusLists(SharedState state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
        this.due = new DueLists(state, clock);
    }

    /**
     * One list as it is stored.
     *
     * @param changes how often bits were set
     * @param signedChanges how many of these changes the signed list has, or -1
     * @param signedAt {@code validFrom} of the signed list, or null
     * @param signed the signed list, or null
     */
    record Stored(
            Bitstring bits,
            int changes,
            int signedChanges,
            @Nullable Instant signedAt,
            @Nullable String signed) {
        private static Stored read(Json.@Nullable Obj body) {
            return body == null
                    ? new Stored(Bitstring.empty(), 0, -1, null, null)
                    : new Stored(
                            Bitstring.decode(body.required("bits")),
                            body.requiredInt("changes"),
                            body.requiredInt("signedChanges"),
                            body.text("signedAt").map(Instant::parse).orElse(null),
                            body.text("signed").orElse(null));
        }

        private Json.Obj json() {
            return Json.object()
                    .put("bits", bits.encoded())
                    .put("changes", changes)
                    .put("signedChanges", signedChanges)
                    .putIfPresent("signedAt", signedAt == null ? null : signedAt.toString())
                    .putIfPresent("signed", signed)
                    .build();
        }

        private boolean says(StatusPlace place, Ended why) {
            return bits.isSet(place.revocation()) && bits.isSet(place.replacement()) == (why == Ended.REPLACED);
        }

        private Stored with(StatusPlace place, Ended why) {
            bits.set(place.revocation(), true);
            bits.set(place.replacement(), why == Ended.REPLACED);
            return new Stored(bits, changes + 1, signedChanges, signedAt, signed);
        }

        /** {@code validFrom} that the next list has to follow; none that a clock which has been put back since wrote: nobody takes it yet. */
        @Nullable
        Instant follows(Instant now) {
            return signedAt == null || signedAt.isAfter(now.plus(SharedState.SKEW)) ? null : signedAt;
        }

        /** Whether the signed list says everything that there is to say. */
        boolean isSigned() {
            return signedChanges == changes;
        }
    }

    Stored find(StatusListId list) {
        return Stored.read(body(list));
    }

    private Json.@Nullable Obj body(StatusListId list) {
        return state.find(item(list), member(list)).orElse(null);
    }

    /** Says why a document does not count any more, and has the list signed. Doing it again does no harm. */
    void end(StatusPlace place, Ended why) {
        for (int i = 0; i < TRIES; i++) {
            Json.@Nullable Obj before = body(place.list());
            Stored stored = Stored.read(before);
            if (stored.says(place, why) && stored.isSigned()) {
                return;
            }
            // What says it already and is not signed may be the bit of somebody who has died before he made it due.
            if (stored.says(place, why)
                    || state.swap(
                            item(place.list()),
                            member(place.list()),
                            before,
                            stored.with(place, why).json())) {
                due.add(place.list(), "%d-%s".formatted(place.revocation(), why));
                return;
            }
        }
        throw changing(place.list());
    }

    /** Stores a signed list in place of the one that it was made from; false: bits or list have changed meanwhile. */
    boolean publish(StatusListId list, Stored seen, Instant from, String signed) {
        Instant last = seen.follows(clock.instant());
        if (last != null && !from.isAfter(last)) {
            throw new IllegalArgumentException("a list of %s does not follow one of %s".formatted(from, last));
        }
        Json.@Nullable Obj before = body(list);
        Stored now = Stored.read(before);
        boolean same = now.changes() == seen.changes()
                && Optional.ofNullable(now.signed()).equals(Optional.ofNullable(seen.signed()));
        var next = new Stored(now.bits(), now.changes(), now.changes(), from, signed);
        return same && state.swap(item(list), member(list), before, next.json());
    }

    static IllegalStateException changing(StatusListId list) {
        return new IllegalStateException("status list %s does not stop changing".formatted(list.path()));
    }

    /**
     * The signed list at a public address, or empty.
     *
     * @param owner what stands for the account
     */
    public Optional<String> published(String owner, int number) {
        return state.find("status-list#" + owner, member(number)).flatMap(body -> body.text("signed"));
    }

    private static String item(StatusListId list) {
        return "status-list#" + list.owner();
    }

    private static String member(StatusListId list) {
        return member(list.number());
    }

    private static String member(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }
}

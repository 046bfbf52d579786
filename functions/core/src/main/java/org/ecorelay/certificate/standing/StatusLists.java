package org.ecorelay.certificate.standing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the status lists, in the shared state: {@code status-list#<owner>}/{@code <number>} has the bits and the
 * newest signed list, {@code status-due}/{@code <time>#<account>#<number>} says when it has to be signed. Thread-safe.
 *
 * <p>A bit is set first and made due afterwards; whoever signs removes what is due first and looks for new bits afterwards. So
 * no bit is ever left behind, whatever dies in between.
 */
public final class StatusLists {
    private static final String DUE = "status-due";
    private static final int MAX_DUE = 1_000;
    private static final int TRIES = 50;

    private final SharedState state;
    private final InstantSource clock;

    public StatusLists(SharedState state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * One list as it is stored.
     *
     * @param changes how many bits were ever set
     * @param signedChanges how many of them the signed list has, or -1
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
    }

    Stored find(StatusListId list) {
        return Stored.read(state.find(item(list), member(list)).orElse(null));
    }

    /** Sets a bit, for ever, and has the list signed. Doing it again changes nothing. */
    void set(StatusPlace place) {
        update(place.list(), stored -> {
            if (stored.bits().isSet(place.index())) {
                return stored;
            }
            stored.bits().set(place.index());
            return new Stored(
                    stored.bits(), stored.changes() + 1, stored.signedChanges(), stored.signedAt(), stored.signed());
        });
        due(place.list(), clock.instant());
    }

    /** Stores a signed list, unless the bits have changed since, or a newer one is there. */
    boolean publish(StatusListId list, Stored seen, Instant from, String signed) {
        Json.Obj before = state.find(item(list), member(list)).orElse(null);
        Stored now = Stored.read(before);
        if (now.changes() != seen.changes() || now.signedChanges() > seen.changes() || later(now, from)) {
            return false;
        }
        var next = new Stored(now.bits(), now.changes(), now.changes(), from, signed);
        return state.swap(item(list), member(list), before, next.json());
    }

    private static boolean later(Stored stored, Instant from) {
        return stored.signedAt() != null && !stored.signedAt().isBefore(from);
    }

    private void update(StatusListId list, UnaryOperator<Stored> change) {
        for (int i = 0; i < TRIES; i++) {
            Json.Obj before = state.find(item(list), member(list)).orElse(null);
            if (state.swap(
                    item(list),
                    member(list),
                    before,
                    change.apply(Stored.read(before)).json())) {
                return;
            }
        }
        throw new IllegalStateException("status list %s does not stop changing".formatted(list.path()));
    }

    /** Has a list signed at a time. */
    void due(StatusListId list, Instant at) {
        state.put(DUE, "%s#%s#%d".formatted(at, list.account(), list.number()), Json.Obj.EMPTY);
    }

    /** The lists that have to be signed now, each once. */
    public List<StatusListId> due() {
        Instant now = clock.instant();
        return state.members(DUE, MAX_DUE).stream()
                .filter(member -> !time(member).isAfter(now))
                .map(StatusLists::list)
                .distinct()
                .toList();
    }

    /** Forgets that a list is due, up to a time. */
    void notDue(StatusListId list, Instant until) {
        for (String member : new ArrayList<>(state.members(DUE, MAX_DUE))) {
            if (list(member).equals(list) && !time(member).isAfter(until)) {
                state.remove(DUE, member);
            }
        }
    }

    private static Instant time(String member) {
        return Instant.parse(member.substring(0, member.indexOf('#')));
    }

    private static StatusListId list(String member) {
        String[] parts = member.split("#", -1);
        return new StatusListId(parts[1], Integer.parseInt(parts[2]));
    }

    /**
     * The signed list at a public address, or empty.
     *
     * @param owner what stands for the account
     */
    public Optional<String> published(String owner, int number) {
        return state.find("status-list#" + owner, member(number))
                .flatMap(body -> Optional.ofNullable(Stored.read(body).signed()));
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

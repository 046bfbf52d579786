package org.ecorelay.certificate.standing;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/**
 * Gives each document a bit of its own. Bits are claimed {@value #CHUNK} at a time and given out by this instance, so that a document costs a
 * 32nd of a write and no two instances ever give the same; what an instance has claimed and not given is lost, and cheap. Thread-safe.
 */
public final class StatusPlaces {
    static final int CHUNK = 32;

    private static final String COUNTERS = "status-counter";
    private static final int TRIES = 50;

    /** Odd, so that it moves every number below a power of two to another place: neighbours in time are none in the list. */
    private static final long STRIDE = 40_503;

    private final SharedState state;
    private final StatusLists lists;
    private final InstantSource clock;
    private final String base;
    private final Map<String, Chunk> chunks = new HashMap<>();

    /**
     * Gives places.
     *
     * @param base address of the HTTP API, without a slash at the end
     */
    public StatusPlaces(SharedState state, InstantSource clock, String base) {
        this.state = state;
        this.lists = new StatusLists(state, clock);
        this.clock = clock;
        this.base = base;
    }

    private record Chunk(long next, long end) {}

    /** The member {@code credentialStatus} of the next document of an account. */
    public synchronized Json.Obj next(String account) {
        Chunk chunk = chunks.get(account);
        if (chunk == null || chunk.next() == chunk.end()) {
            chunk = claim(account);
        }
        chunks.put(account, new Chunk(chunk.next() + 1, chunk.end()));
        return place(account, chunk.next()).json(base);
    }

    static StatusPlace place(String account, long number) {
        int list = Math.toIntExact(number / Bitstring.SIZE);
        int index = (int) Math.floorMod(number * STRIDE, (long) Bitstring.SIZE);
        return new StatusPlace(new StatusListId(account, list), index);
    }

    private Chunk claim(String account) {
        for (int i = 0; i < TRIES; i++) {
            Json.@Nullable Obj seen = state.find(COUNTERS, account).orElse(null);
            long next = Optional.ofNullable(seen)
                    .map(body -> body.requiredInt("next"))
                    .orElse(0);
            if (next % Bitstring.SIZE == 0) {
                // A new list is signed before anybody can ask for it, or soon after.
                lists.due(place(account, next).list(), clock.instant());
            }
            Json.Obj claimed = Json.object().put("next", next + CHUNK).build();
            if (state.swap(COUNTERS, account, seen, claimed)) {
                return new Chunk(next, next + CHUNK);
            }
        }
        throw new IllegalStateException("the places of account %s do not stop changing".formatted(account));
    }

    /** Keeps the counter from expiring: a forgotten one would begin anew and give places twice. */
    static void keep(SharedState state, String account) {
        state.find(COUNTERS, account).ifPresent(seen -> state.swap(COUNTERS, account, seen, seen));
    }
}

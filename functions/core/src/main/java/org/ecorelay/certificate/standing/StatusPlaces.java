package org.ecorelay.certificate.standing;

import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/**
 * Gives each document bits of its own. Those of {@value #CHUNK} documents are claimed at a time and given out by this instance, so that a
 * document costs a 32nd of a write and no two instances ever give the same; what an instance has claimed and not given is lost, and
 * cheap. Thread-safe.
 */
public final class StatusPlaces {
    static final int CHUNK = 32;
    static final String COUNTERS = "status-counter";

    private static final int BITS = 2;
    private static final int TOKEN_BYTES = 24;
    private static final int TRIES = 50;

    private final SharedState state;
    private final DueLists due;
    private final RandomGenerator random;
    private final String base;
    private final Map<String, Chunk> chunks = new HashMap<>();

    /**
     * Gives places.
     *
     * @param state one that forgets nothing: a counter that began anew would give places twice
     * @param random makes the seed of an account, once, and a token for each claim
     * @param base address of the HTTP API, without a slash at the end
     */
    public StatusPlaces(SharedState state, InstantSource clock, RandomGenerator random, String base) {
        this.state = state;
        this.due = new DueLists(state, clock);
        this.random = random;
        this.base = base;
    }

    private record Chunk(String seed, long next, long end) {}

    /** The member {@code credentialStatus} of the next document of an account. */
    public synchronized Json next(String account) {
        Chunk chunk = chunks.get(account);
        if (chunk == null || chunk.next() == chunk.end()) {
            chunk = claim(account);
        }
        chunks.put(account, new Chunk(chunk.seed(), chunk.next() + BITS, chunk.end()));
        return place(account, chunk.seed(), chunk.next()).json(base);
    }

    /** The place of the document whose bits have this number and the next. */
    static StatusPlace place(String account, String seed, long number) {
        int list = Math.toIntExact(number / Bitstring.SIZE);
        int first = (int) (number % Bitstring.SIZE);
        var scatter = new Scatter(seed, list);
        return new StatusPlace(new StatusListId(account, list), scatter.place(first), scatter.place(first + 1));
    }

    private Chunk claim(String account) {
        for (int i = 0; i < TRIES; i++) {
            Json.@Nullable Obj seen = state.find(COUNTERS, account).orElse(null);
            long next = seen == null ? 0 : Long.parseLong(seen.required("next"));
            String seed = seen == null ? token() : seen.required("seed");
            if (next % Bitstring.SIZE == 0) {
                // A new list is signed before anybody can ask for it, or soon after.
                due.add(new StatusListId(account, Math.toIntExact(next / Bitstring.SIZE)), "new");
            }
            // Not even a state that takes equal content for one's own gives a place twice: no two claims look the same.
            long end = next + CHUNK * BITS;
            Json.Obj claimed = Json.object()
                    .put("next", Long.toString(end))
                    .put("seed", seed)
                    .put("by", token())
                    .build();
            if (state.swap(COUNTERS, account, seen, claimed)) {
                return new Chunk(seed, next, end);
            }
        }
        throw new IllegalStateException("the places of account %s do not stop changing".formatted(account));
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

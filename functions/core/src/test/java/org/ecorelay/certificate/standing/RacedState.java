package org.ecorelay.certificate.standing;

import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.LocalState;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else comes between the first read and the write that follows. A write that lost is told true when what is there is what it
 * wrote, which no state may do: places are not given twice all the same.
 */
final class RacedState implements SharedState {
    private final LocalState real = new LocalState();
    private Optional<Runnable> other = Optional.empty();

    /** Does this after the next read. */
    void meanwhile(Runnable action) {
        other = Optional.of(action);
    }

    @Override
    public Optional<Json.Obj> find(String item, String member) {
        Optional<Json.Obj> found = real.find(item, member);
        Optional<Runnable> now = other;
        other = Optional.empty();
        now.ifPresent(Runnable::run);
        return found;
    }

    @Override
    public void put(String item, String member, Json.Obj next) {
        real.put(item, member, next);
    }

    @Override
    public boolean swap(String item, String member, Json.@Nullable Obj seen, Json.Obj next) {
        return real.swap(item, member, seen, next) || real.find(item, member).equals(Optional.of(next));
    }

    @Override
    public List<String> members(String item, int limit) {
        return real.members(item, limit);
    }

    @Override
    public void remove(String item, String member) {
        real.remove(item, member);
    }
}

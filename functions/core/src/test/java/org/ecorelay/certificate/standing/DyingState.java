package org.ecorelay.certificate.standing;

import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.LocalState;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/** Dies with a write: it has happened, and nothing after it does. */
final class DyingState implements SharedState {
    final LocalState real = new LocalState();
    private int left;

    DyingState(int writes) {
        this.left = writes;
    }

    private void written() {
        if (left-- == 0) {
            throw new IllegalStateException("died");
        }
    }

    @Override
    public Optional<Json.Obj> find(String item, String member) {
        return real.find(item, member);
    }

    @Override
    public void put(String item, String member, Json.Obj next) {
        real.put(item, member, next);
        written();
    }

    @Override
    public boolean swap(String item, String member, Json.@Nullable Obj seen, Json.Obj next) {
        boolean swapped = real.swap(item, member, seen, next);
        written();
        return swapped;
    }

    @Override
    public List<String> members(String item, int limit) {
        return real.members(item, limit);
    }

    @Override
    public void remove(String item, String member) {
        real.remove(item, member);
        written();
    }
}

package org.ecorelay.local.adapters;

import org.ecorelay.pacing.LocalState;
import org.ecorelay.pacing.SharedState;

class LocalStateTest extends SharedStateContract {
    @Override
    protected SharedState state() {
        return new LocalState();
    }
}

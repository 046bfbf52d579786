package org.ecorelay.checks.bad.order;

final class CatchesAll {
    void it(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            // swallowed
        }
    }
}

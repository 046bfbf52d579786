package org.ecorelay.local.faults;

/** The instance has died; nothing that it would have done after this happens. No exception: nobody may catch and survive it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super(where, null, false, false);
    }
}

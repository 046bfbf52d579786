package org.ecorelay.local.admin;

/** Nothing was written; the message is a sentence for the operator that says what to do. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message, null, false, false);
    }
}

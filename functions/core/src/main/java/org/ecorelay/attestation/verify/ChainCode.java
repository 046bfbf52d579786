package org.ecorelay.attestation.verify;

/** What can be wrong with a chain of events. Names and numbers are published and never used again for anything else. */
public enum ChainCode {
    NO_EVENTS(601, "There is no event: even an order just accepted has one."),
    EVENT_MALFORMED(602, "This is no event as the relay writes it, in canonical form."),
    EVENT_MISSING(603, "An event is missing before this one."),
    EVENT_OUT_OF_ORDER(604, "This event stands in a place that is not its own, or twice."),
    LINK_BROKEN(605, "This event does not follow from the one before: one of them was changed, removed or put in."),
    BODY_MISSING(606, "What this event rests on is not there, or was changed."),
    DOCUMENT_OF_ANOTHER(607, "The document that this event rests on is one of another certificate or version."),
    NEWEST_DIFFERS(608, "This is not the newest event: what came after it is missing, or all was rewritten.");

    private final int number;
    private final String sentence;

    ChainCode(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    public int number() {
        return number;
    }

    public String sentence() {
        return sentence;
    }
}

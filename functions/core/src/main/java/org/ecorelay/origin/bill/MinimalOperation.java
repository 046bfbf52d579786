package org.ecorelay.origin.bill;

/** Operations that confer no origin on non-originating materials (RCEP 3.6), whatever the product's rule says. */
public enum MinimalOperation {
    PRESERVING('a'),
    PACKAGING('b'),
    SIMPLE_SORTING_OR_CUTTING('c'),
    MARKING('d'),
    DILUTING('e'),
    DISASSEMBLY('f'),
    SLAUGHTERING('g'),
    SIMPLE_PAINTING_OR_POLISHING('h'),
    SIMPLE_PEELING_OR_SHELLING('i'),
    SIMPLE_MIXING('j'),
    COMBINATION('k');

    private final char letter;

    MinimalOperation(char letter) {
        this.letter = letter;
    }

    /** {@code 3.6 (a)}. */
    public String article() {
        return "3.6 (%s)".formatted(letter);
    }
}

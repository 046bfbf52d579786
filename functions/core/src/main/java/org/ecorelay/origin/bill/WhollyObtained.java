package org.ecorelay.origin.bill;

/** The ten cases of RCEP 3.3. */
public enum WhollyObtained {
    PLANTS('a'),
    LIVE_ANIMALS('b'),
    FROM_LIVE_ANIMALS('c'),
    HUNTED_FISHED_OR_GATHERED('d'),
    MINERALS('e'),
    SEA_FISHING('f'),
    HIGH_SEAS('g'),
    FACTORY_SHIP('h'),
    WASTE_AND_SCRAP('i'),
    SOLELY_FROM_THESE('j');

    private final char letter;

    WhollyObtained(char letter) {
        this.letter = letter;
    }

    /** {@code RCEP 3.3 (a)}. */
    public String article() {
        return "RCEP 3.3 (%s)".formatted(letter);
    }
}

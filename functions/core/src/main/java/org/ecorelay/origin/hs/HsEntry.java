package org.ecorelay.origin.hs;

/**
 * A chapter, heading or subheading of HS 2022.
 *
 * @param code two, four or six digits; text, because zeros lead
 * @param description in English; the source cuts it at 255 characters
 */
public record HsEntry(String code, String description) {
    /** How deep an entry is. */
    public enum Level {
        CHAPTER,
        HEADING,
        SUBHEADING;

        /** The level of a code, by its length. */
        static Level of(String code) {
            return switch (code.length()) {
                case 2 -> CHAPTER;
                case 4 -> HEADING;
                case 6 -> SUBHEADING;
                default -> throw new IllegalArgumentException("%s is no HS code".formatted(code));
            };
        }
    }

    public Level level() {
        return Level.of(code);
    }
}

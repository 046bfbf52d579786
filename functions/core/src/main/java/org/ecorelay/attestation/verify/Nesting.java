package org.ecorelay.attestation.verify;

/** How deep a JSON text is nested, counted before anything is parsed. */
final class Nesting {
    private Nesting() {}

    /** Whether {@code utf8} opens more than {@code limit} objects and arrays inside each other; it need not be JSON. */
    static boolean exceeds(byte[] utf8, int limit) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < utf8.length; i++) {
            switch (utf8[i]) {
                case '"' -> text = !text;
                // An escaped character, which may be a quotation mark, ends no text.
                case '\\' -> i += text ? 1 : 0;
                case '{', '[' -> depth += text ? 0 : 1;
                case '}', ']' -> depth -= text ? 0 : 1;
                default -> {
                    // Nothing that opens or closes.
                }
            }
            if (depth > limit) {
                return true;
            }
        }
        return false;
    }
}

package org.ecorelay.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.attestation.Sha256;

/**
 * An e-mail address that alerts may go to: {@code local@host.domain} in ASCII, without a display name, quotes or a list, so
 * that it can be neither a second recipient nor a header.
 *
 * @param text at most 254 characters (RFC 5321); never logged ({@link #toString()} masks it)
 */
public record AlertAddress(String text) {
    private static final int MAX_LENGTH = 254;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public AlertAddress {
        if (!hasShape(text)) {
            throw new IllegalArgumentException("an alert address is one plain e-mail address");
        }
    }

    /** The address in {@code text}, or empty when it has not the shape of one. */
    public static Optional<AlertAddress> parse(String text) {
        return hasShape(text) ? Optional.of(new AlertAddress(text)) : Optional.empty();
    }

    private static boolean hasShape(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }

    /** What the address is known by; the same however it is capitalised. */
    public Sha256 hash() {
        return Sha256.of(text.toLowerCase(Locale.ROOT));
    }

    /** Enough for its owner to know it, too little to write to it: {@code e…@example.com}. */
    public String masked() {
        int at = text.indexOf('@');
        return (at > 1 ? text.substring(0, 1) : "") + "…" + text.substring(at);
    }

    @Override
    public String toString() {
        return "AlertAddress[" + masked() + "]";
    }
}

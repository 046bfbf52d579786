package org.ecorelay.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.Sha256;

/**
 * What the link in a confirmation mail says: {@code <account>.<exporter>.<address hash>.<expiry>.<authentication>}. Whoever has
 * it may answer for the address, and nothing else.
 *
 * @param address hash of the address ({@link AlertAddress#hash()})
 * @param expires full second of the first moment at which it is worth nothing
 */
public record ConfirmationToken(String account, String exporter, Sha256 address, Instant expires) {
    private static final String PURPOSE = "alert-confirmation.v1";

    /** Longer than every token, shorter than what is worth looking at. */
    private static final int MAX_LENGTH = 200;

    private static final Pattern SHAPE = Pattern.compile("((" + ApiKey.ID + ")\\.(" + ApiKey.ID
            + ")\\.([A-Za-z0-9_-]{43})\\.([1-9][0-9]{0,10}))\\.([A-Za-z0-9_-]{43})");

    /** The token as it stands in a link. */
    public String text(ServiceSecret secret) {
        String claims = "%s.%s.%s.%d".formatted(account, exporter, address, expires.getEpochSecond());
        return claims + "." + secret.authenticate(PURPOSE, claims);
    }

    /** The token in {@code text} if this relay has written it and it is not over; empty for everything else. */
    public static Optional<ConfirmationToken> verify(String text, ServiceSecret secret, Instant now) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher match = SHAPE.matcher(text);
        if (!match.matches() || !same(secret.authenticate(PURPOSE, match.group(1)), match.group(6))) {
            return Optional.empty();
        }
        var token = new ConfirmationToken(
                match.group(2),
                match.group(3),
                new Sha256(match.group(4)),
                Instant.ofEpochSecond(Long.parseLong(match.group(5))));
        return now.isBefore(token.expires()) ? Optional.of(token) : Optional.empty();
    }

    /** As texts: two base64 texts may stand for the same bytes. Takes the same time wherever they differ. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "ConfirmationToken[%s %s]".formatted(account, exporter);
    }
}

package org.ecorelay.attestation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest.
 *
 * @param value 43 characters of unpadded base64url
 */
public record Sha256(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public Sha256 {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a SHA-256 digest is 43 characters of base64url");
        }
    }

    /** The digest of {@code bytes}. */
    public static Sha256 of(byte[] bytes) {
        return new Sha256(Base64.getUrlEncoder().withoutPadding().encodeToString(digest(bytes)));
    }

    /** The digest of the UTF-8 form of {@code text}. */
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The 32 raw bytes of the digest of {@code bytes}. */
    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether {@code text} has this digest; takes the same time for every text of one length. */
    public boolean matches(String text) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), of(text).value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.ecorelay.certificate;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the platform knows a document by: {@code certificateId.version}; also the idempotency key of every attempt. */
public record DocumentId(CertificateId certificate, int version) {
    private static final Pattern SHAPE = Pattern.compile("([a-z2-7]{32})\\.([1-9][0-9]{0,8})");

    public DocumentId {
        if (version < 1) {
            throw new IllegalArgumentException("version %d: versions start at 1".formatted(version));
        }
    }

    /** The id in {@code text}, or empty when it has not the shape of one. */
    public static Optional<DocumentId> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? Optional.of(new DocumentId(new CertificateId(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return certificate + "." + version;
    }
}

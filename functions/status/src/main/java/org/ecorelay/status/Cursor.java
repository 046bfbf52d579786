package org.ecorelay.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certificates.ListedEntry;

/** Where a list goes on: behind this entry. It names nothing that its reader has not seen, so it needs no secret. */
record Cursor(ListedEntry entry) {
    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} if it is none, at the latest by {@link #day}
     */
    static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(new ListedEntry(new CertificateId(parts[1]), Instant.parse(parts[0])));
    }

    String text() {
        String plain = CertificateRow.time(entry.createdAt()) + " " + entry.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    LocalDate day() {
        return entry.createdAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}

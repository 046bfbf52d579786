package org.ecorelay.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.AttentionEntry;
import org.ecorelay.certificate.Certificates.ListedEntry;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that a job may mean, page by page: the attention index where the filter names something that a human must see,
 * else what the account created, day by day, {@value #DAYS} days back. A cursor is a text, and every certificate comes once.
 */
final class RedriveScan {
    static final int DAYS = 90;
    static final int PAGE = 100;

    private final Certificates certificates;

    RedriveScan(Certificates certificates) {
        this.certificates = certificates;
    }

    /**
     * One page.
     *
     * @param next where to go on, or null at the end
     */
    record Page(List<CertificateId> ids, @Nullable String next) {}

    Page read(RedriveJob job) {
        return job.filter().isAttention() ? attention(job) : listed(job);
    }

    private Page attention(RedriveJob job) {
        String cursor = job.cursor();
        @Nullable
        AttentionEntry after = cursor == null
                ? null
                : new AttentionEntry(new CertificateId(part(cursor, 1)), Instant.parse(part(cursor, 0)));
        List<AttentionEntry> entries = certificates.attention(job.account(), PAGE, after);
        // A row that this job made due moves to the end of the index: it does not come again.
        List<AttentionEntry> before = entries.stream()
                .filter(entry -> entry.since().isBefore(job.createdAt()))
                .toList();
        boolean more = entries.size() == PAGE && before.size() == PAGE;
        return new Page(
                before.stream().map(AttentionEntry::id).toList(),
                more
                        ? CertificateRow.time(entries.getLast().since()) + "|"
                                + entries.getLast().id().value()
                        : null);
    }

    private Page listed(RedriveJob job) {
        String cursor = job.cursor();
        LocalDate first = day(job.createdAt());
        LocalDate day = cursor == null ? first : LocalDate.parse(part(cursor, 0));
        @Nullable
        ListedEntry before = cursor == null || part(cursor, 1).isEmpty()
                ? null
                : new ListedEntry(new CertificateId(part(cursor, 2)), Instant.parse(part(cursor, 1)));
        List<ListedEntry> entries = certificates.listed(job.account(), day, PAGE, before);
        List<CertificateId> ids = entries.stream()
                .filter(entry -> !entry.createdAt().isAfter(job.createdAt()))
                .map(ListedEntry::id)
                .toList();
        if (entries.size() == PAGE) {
            ListedEntry last = entries.getLast();
            return new Page(
                    ids,
                    day + "|" + CertificateRow.time(last.createdAt()) + "|"
                            + last.id().value());
        }
        boolean end = !day.isAfter(first.minusDays(DAYS));
        return new Page(ids, end ? null : day.minusDays(1) + "|");
    }

    private static String part(String cursor, int number) {
        return cursor.split("\\|", -1)[number];
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}

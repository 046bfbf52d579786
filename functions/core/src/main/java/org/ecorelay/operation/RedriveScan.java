package org.ecorelay.operation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.AttentionEntry;
import org.ecorelay.certificate.Certificates.ListedEntry;
import org.ecorelay.pacing.SharedState;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that a job may mean, page by page: the attention index where the filter names something that a human must see,
 * else what the account created, day by day, {@value #DAYS} days back. A cursor is a text.
 */
final class RedriveScan {
    /** Three years, for which records are kept (RCEP 3.27), and a little. */
    static final int DAYS = 1_100;

    static final int PAGE = 100;
    /** So many days without a certificate are passed over in one reading. */
    static final int EMPTY_DAYS = 100;

    private final Certificates certificates;
    private final InstantSource clock;

    RedriveScan(Certificates certificates, InstantSource clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    RedriveJob.Page read(RedriveJob job) {
        return job.filter().isAttention() ? attention(job) : listed(job);
    }

    /**
     * Passes over what has changed since: a row that this job made due moves there. Behind it is what a clock that was ahead, and has
     * been put back, has filed.
     */
    private RedriveJob.Page attention(RedriveJob job) {
        String cursor = job.cursor();
        @Nullable
        AttentionEntry after = cursor == null
                ? null
                : new AttentionEntry(new CertificateId(part(cursor, 1)), Instant.parse(part(cursor, 0)));
        List<AttentionEntry> entries = certificates.attention(job.account(), PAGE, after);
        Instant end = job.createdAt().plus(SharedState.SKEW);
        Instant ahead = clock.instant().plus(SharedState.SKEW);
        List<CertificateId> meant = entries.stream()
                .filter(entry -> entry.since().isBefore(end) || entry.since().isAfter(ahead))
                .map(AttentionEntry::id)
                .toList();
        if (entries.size() < PAGE) {
            return new RedriveJob.Page(meant, null, 1);
        }
        AttentionEntry last = entries.getLast();
        boolean within = !last.since().isBefore(end) && last.since().isBefore(ahead);
        Instant from = within ? ahead : last.since();
        return new RedriveJob.Page(
                meant, CertificateRow.time(from) + "|" + last.id().value(), 1);
    }

    private RedriveJob.Page listed(RedriveJob job) {
        String cursor = job.cursor();
        // Tomorrow first: a clock that was ahead, and has been put back, has filed certificates there.
        LocalDate day = cursor == null ? day(job.createdAt()).plusDays(1) : LocalDate.parse(part(cursor, 0));
        @Nullable
        ListedEntry before = cursor == null || part(cursor, 1).isEmpty()
                ? null
                : new ListedEntry(new CertificateId(part(cursor, 2)), Instant.parse(part(cursor, 1)));
        List<ListedEntry> entries = certificates.listed(job.account(), day, PAGE, before);
        LocalDate first = day(job.createdAt()).minusDays(DAYS);
        for (int empty = 0; entries.isEmpty() && empty < EMPTY_DAYS && day.isAfter(first); empty++) {
            day = day.minusDays(1);
            entries = certificates.listed(job.account(), day, PAGE, null);
        }
        return new RedriveJob.Page(entries.stream().map(ListedEntry::id).toList(), next(day, entries, first), 1);
    }

    private static @Nullable String next(LocalDate day, List<ListedEntry> entries, LocalDate first) {
        if (entries.size() == PAGE) {
            ListedEntry last = entries.getLast();
            return day + "|" + CertificateRow.time(last.createdAt()) + "|"
                    + last.id().value();
        }
        return day.isAfter(first) ? day.minusDays(1) + "|" : null;
    }

    private static String part(String cursor, int number) {
        return cursor.split("\\|", -1)[number];
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}

package org.ecorelay.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.fixture.Steps;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The status table in memory. Rows are kept as the text that the real table keeps, so that every read and write goes through
 * {@link CertificateRow}. The indexes lag behind by a seeded number of calls. Thread-safe.
 *
 * <p>Steps: {@code create}, {@code find}, {@code commit}, {@code committed} (before the answer arrives).
 */
public final class InMemoryCertificates implements Certificates {
    private final SequencedMap<String, String> rows = new LinkedHashMap<>();
    private final LaggingIndex index;
    private final Steps steps = new Steps();
    private int reads;
    private int writes;
    private int queries;

    /** Indexes without lag. */
    public InMemoryCertificates() {
        this(new Random(0), 0);
    }

    /** Indexes that show a change up to {@code maxLag} calls later. */
    public InMemoryCertificates(RandomGenerator random, int maxLag) {
        this.index = new LaggingIndex(random, maxLag);
    }

    public Steps steps() {
        return steps;
    }

    /** How often a row was read by its key. */
    public synchronized int reads() {
        return reads;
    }

    /** How often the index of due rows was read. */
    public synchronized int queries() {
        return queries;
    }

    /** How often a row was written. */
    public synchronized int writes() {
        return writes;
    }

    /** The row as attributes; for assertions about the table itself. */
    public synchronized Json.Obj attributes(CertificateId id) {
        return JsonReader.readOwn(rows.get(id.value()));
    }

    @Override
    public Optional<Certificate> create(Certificate certificate) {
        steps.reach("create");
        synchronized (this) {
            String text = text(certificate);
            String before = rows.putIfAbsent(certificate.id().value(), text);
            if (before == null) {
                written(certificate);
            }
            return Optional.ofNullable(before).filter(row -> !row.equals(text)).map(InMemoryCertificates::read);
        }
    }

    @Override
    public Optional<Certificate> find(CertificateId id) {
        steps.reach("find");
        synchronized (this) {
            reads++;
            return Optional.ofNullable(rows.get(id.value())).map(InMemoryCertificates::read);
        }
    }

    @Override
    public Commit commit(Certificate next) {
        steps.reach("commit");
        Commit commit = write(next);
        steps.reach("committed");
        return commit;
    }

    private synchronized Commit write(Certificate next) {
        String before = rows.get(next.id().value());
        if (before == null) {
            return new Commit.Lost(null);
        }
        if (before.equals(text(next))) {
            return new Commit.Committed(next);
        }
        if (read(before).revision() != next.revision() - 1) {
            return new Commit.Lost(read(before));
        }
        rows.put(next.id().value(), text(next));
        written(next);
        return new Commit.Committed(next);
    }

    @Override
    public synchronized List<DueEntry> due(String lane, Instant until, int limit, @Nullable DueEntry after) {
        queries++;
        return index.seen().stream()
                .filter(row -> row.due().isPresent())
                .map(row -> new DueEntry(row.documentId(), row.due().orElseThrow()))
                .filter(entry ->
                        entry.due().lane().equals(lane) && !entry.due().at().isAfter(until))
                .filter(entry -> after == null || OLDEST_FIRST.compare(entry, after) > 0)
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<ListedEntry> listed(
            String account, LocalDate day, int limit, @Nullable ListedEntry before) {
        String partition = account + "#" + day;
        return index.seen().stream()
                .map(Certificate::subject)
                .filter(row -> CertificateRow.accountDay(row.account(), row.createdAt())
                        .equals(partition))
                .map(row -> new ListedEntry(row.id(), row.createdAt()))
                .filter(entry -> before == null || NEWEST_FIRST.compare(entry, before) > 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<AttentionEntry> attention(String account, int limit, @Nullable AttentionEntry after) {
        return index.seen().stream()
                .filter(row -> CertificateRow.write(row)
                        .text("attentionAccount")
                        .filter(account::equals)
                        .isPresent())
                .map(row -> new AttentionEntry(row.id(), row.event().at()))
                .filter(entry -> after == null || LONGEST_FIRST.compare(entry, after) > 0)
                .sorted(LONGEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static final Comparator<AttentionEntry> LONGEST_FIRST = Comparator.comparing(AttentionEntry::since)
            .thenComparing(entry -> entry.id().value());
    private static final Comparator<DueEntry> OLDEST_FIRST = Comparator.<DueEntry, Instant>comparing(
                    entry -> entry.due().at())
            .thenComparing(entry -> entry.document().certificate().value());
    private static final Comparator<ListedEntry> NEWEST_FIRST = Comparator.comparing(ListedEntry::createdAt)
            .thenComparing(entry -> entry.id().value())
            .reversed();

    private void written(Certificate row) {
        writes++;
        index.change(read(text(row)));
    }

    private static String text(Certificate row) {
        return CanonicalJson.text(CertificateRow.write(row));
    }

    private static Certificate read(String text) {
        return CertificateRow.read(JsonReader.readOwn(text));
    }
}

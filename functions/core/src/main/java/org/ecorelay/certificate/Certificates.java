package org.ecorelay.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the status table. The condition on {@code revision} is the only lock in the house. */
public interface Certificates {
    /** Creates the row. Answers the row that is already there, or empty when this one is now durable. */
    Optional<Certificate> create(Certificate certificate);

    /** The row as it is now (strongly consistent). */
    Optional<Certificate> find(CertificateId id);

    /** The rows that exist of up to 100 ids, in the order of the ids. */
    default List<Certificate> findAll(List<CertificateId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /**
     * Writes {@code next} if the row's revision is still {@code next.revision() - 1}. Writing the same bytes again is a
     * success: an answer may have been lost.
     */
    Commit commit(Certificate next);

    /**
     * Rows of a lane that are due, oldest first. The index lags: an entry may be stale, so every action begins with a
     * conditional write.
     *
     * @param after continue behind this entry, or null
     */
    List<DueEntry> due(String lane, Instant until, int limit, @Nullable DueEntry after);

    /**
     * Rows of an account that were created on one UTC day, newest first.
     *
     * @param before continue with entries created before this one, or null
     */
    List<ListedEntry> listed(String account, LocalDate day, int limit, @Nullable ListedEntry before);

    /**
     * Rows of an account that a human must see, longest waiting first.
     *
     * @param after continue behind this entry, or null
     */
    List<AttentionEntry> attention(String account, int limit, @Nullable AttentionEntry after);

    /** An entry of the {@code attention} index; {@code since} is when its newest event happened. */
    record AttentionEntry(CertificateId id, Instant since) {}

    /** An entry of the {@code due} index. */
    record DueEntry(DocumentId document, Due due) {}

    /** An entry of the {@code listed} index. */
    record ListedEntry(CertificateId id, Instant createdAt) {}

    /** What became of a conditional write. */
    sealed interface Commit {
        /** It is durable. */
        record Committed(Certificate now) implements Commit {}

        /** Somebody else was first; {@code now} is the row as it is, null if it is gone. */
        record Lost(@Nullable Certificate now) implements Commit {}
    }
}

package org.ecorelay.local.faults;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.jspecify.annotations.Nullable;

/** The status table as a defective function sees or writes it. */
abstract class Altered implements Certificates {
    private final Certificates table;

    Altered(Certificates table) {
        this.table = table;
    }

    /** The row in another state, without a move. */
    static Certificate in(Certificate row, State state) {
        return of(row, state, row.due());
    }

    /** The row with another time. */
    static Certificate due(Certificate row, Optional<Due> due) {
        return of(row, row.state(), due);
    }

    private static Certificate of(Certificate row, State state, Optional<Due> due) {
        return new Certificate(
                row.subject(),
                row.parts(),
                row.version(),
                row.versionInForce(),
                row.orderHash(),
                row.lineage(),
                state,
                due,
                row.noticeDue(),
                row.attempts(),
                row.tries(),
                row.event(),
                row.revision(),
                row.updatedAt());
    }

    /** What a function takes the row for. */
    Certificate read(Certificate row) {
        return row;
    }

    @Override
    public Optional<Certificate> create(Certificate certificate) {
        return table.create(certificate);
    }

    @Override
    public Optional<Certificate> find(CertificateId id) {
        return table.find(id).map(this::read);
    }

    @Override
    public Commit commit(Certificate next) {
        return table.commit(next);
    }

    @Override
    public List<DueEntry> due(String lane, Instant until, int limit, @Nullable DueEntry after) {
        return table.due(lane, until, limit, after);
    }

    @Override
    public List<ListedEntry> listed(String account, LocalDate day, int limit, @Nullable ListedEntry before) {
        return table.listed(account, day, limit, before);
    }

    @Override
    public List<AttentionEntry> attention(String account, int limit, @Nullable AttentionEntry after) {
        return table.attention(account, limit, after);
    }
}

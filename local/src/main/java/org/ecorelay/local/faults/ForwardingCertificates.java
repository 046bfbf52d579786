package org.ecorelay.local.faults;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;
import org.jspecify.annotations.Nullable;

/** A status table that passes everything on; who extends it changes what it sees or writes. */
abstract class ForwardingCertificates implements Certificates {
    private final Certificates table;

    ForwardingCertificates(Certificates table) {
        this.table = table;
    }

    /** What is shown of a row. */
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

package org.ecorelay.certificate.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.jspecify.annotations.Nullable;

/** Tables that note what is read of them, without the id. */
final class CountedReads {
    private final Certificates certificates;
    private final Ledger ledger;
    private final List<String> reads = new ArrayList<>();

    CountedReads(Certificates certificates, Ledger ledger) {
        this.certificates = certificates;
        this.ledger = ledger;
    }

    List<String> all() {
        return List.copyOf(reads);
    }

    /** What was read since the last call. */
    List<String> take() {
        List<String> taken = all();
        reads.clear();
        return taken;
    }

    Certificates certificates() {
        return new Certificates() {
            @Override
            public Optional<Certificate> create(Certificate certificate) {
                throw new AssertionError("a verification writes nothing");
            }

            @Override
            public Optional<Certificate> find(CertificateId id) {
                reads.add("row");
                return certificates.find(id);
            }

            @Override
            public Commit commit(Certificate next) {
                throw new AssertionError("a verification writes nothing");
            }

            @Override
            public List<DueEntry> due(String lane, Instant until, int limit, @Nullable DueEntry after) {
                throw new AssertionError("a verification looks for nothing that is due");
            }

            @Override
            public List<ListedEntry> listed(String account, LocalDate day, int limit, @Nullable ListedEntry before) {
                throw new AssertionError("a verification lists nothing");
            }

            @Override
            public List<AttentionEntry> attention(String account, int limit, @Nullable AttentionEntry after) {
                throw new AssertionError("a verification lists nothing");
            }
        };
    }

    Ledger ledger() {
        return new Ledger() {
            @Override
            public Item append(Item item) {
                throw new AssertionError("a verification writes nothing");
            }

            @Override
            public Optional<Item> find(CertificateId id, String key) {
                reads.add("item");
                return ledger.find(id, key);
            }

            @Override
            public List<Item> list(CertificateId id, String kind) {
                reads.add("list " + kind);
                return ledger.list(id, kind);
            }
        };
    }
}

package org.ecorelay.local.faults;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;

/** A status table under observation, in which somebody else may write a row just before a commit. */
final class WatchedCertificates extends ForwardingCertificates {
    private final Certificates table;
    private final Watch watch;
    private final Injector injector;
    private final Supplier<Instant> now;

    WatchedCertificates(Certificates table, Watch watch, Injector injector, Supplier<Instant> now) {
        super(table);
        this.table = table;
        this.watch = watch;
        this.injector = injector;
        this.now = now;
    }

    @Override
    public Optional<Certificate> create(Certificate certificate) {
        Optional<Certificate> before = table.create(certificate);
        if (before.isEmpty()) {
            watch.written(certificate);
        }
        return before;
    }

    @Override
    public Commit commit(Certificate next) {
        if (injector.next(FaultKind.Place.COMMIT).contains(FaultKind.CONFLICT)) {
            table.find(next.id()).ifPresent(this::touch);
        }
        Commit commit = table.commit(next);
        if (commit instanceof Commit.Committed(var row)) {
            watch.written(row);
        }
        return commit;
    }

    /** A write that decides nothing. */
    private void touch(Certificate row) {
        row.due().ifPresent(due -> {
            if (table.commit(row.refined(row.state(), due, now.get())) instanceof Commit.Committed(var touched)) {
                injector.fire(FaultKind.CONFLICT);
                watch.written(touched);
            }
        });
    }
}

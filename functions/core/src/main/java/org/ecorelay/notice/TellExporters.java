package org.ecorelay.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;
import org.ecorelay.notice.FailedDeliveries.FailedDelivery;
import org.ecorelay.pacing.Meter;

/**
 * Tells exporters what happened: at once when somebody must act, once per cause and not per order; approvals once a day, or at
 * once if the exporter wants that. A row is marked as told only when its notice is sent, kept as a failed delivery or kept in a
 * bundle. A crash in between tells twice, with the same id; it never forgets. Mail goes to confirmed addresses alone.
 */
public final class TellExporters {
    /** How long a question waits before the timer looks at it again. */
    private static final Duration DAILY = Duration.ofDays(1);

    private final Records records;
    private final Registry registry;
    private final NoticeState state;
    private final Collect collect;
    private final Deliver deliver;
    private int turn;

    /**
     * Tells through {@code channels}.
     *
     * @param ask asks the owners of addresses that are not confirmed
     * @param window shortest time between two notices of one cause
     * @param meter counts what an alarm may look at
     */
    public TellExporters(
            Records records,
            Registry registry,
            NoticeState state,
            Collection<? extends NoticeChannel> channels,
            AskAddress ask,
            Duration window,
            Meter meter) {
        this.records = records;
        this.registry = registry;
        this.state = state;
        this.collect = new Collect(state.bundles(), window);
        var await = new AwaitConfirmation(records.certificates(), registry, state.bundles(), collect, ask, window);
        this.deliver = new Deliver(registry, state, collect, await, channels, meter);
    }

    /** Tells about the newest event of each row, the accounts in turn. Those that no time is left for stay due. */
    public int tell(List<Certificate> rows, BooleanSupplier timeLeft) {
        var shares = new Shares(records.clock());
        int told = 0;
        for (Certificate row : Shares.inTurns(rows, row -> row.subject().account())) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            records.attempt(row.id(), () -> tell(row, shares));
            told++;
        }
        return told;
    }

    private void tell(Certificate row, Shares shares) {
        if (row.status() == Status.APPROVED && row.version() > 1) {
            records.changes().replaced(row);
        }
        Instant now = records.clock().instant();
        Optional<Exporter> exporter =
                Exporter.find(registry, row.subject().account(), row.subject().exporter());
        Notice.of(row).ifPresent(notice -> exporter.ifPresent(to -> tell(row, notice, to, shares, now)));
        records.certificates().commit(row.told(next(row, now), now));
    }

    private void tell(Certificate row, Notice notice, Exporter to, Shares shares, Instant now) {
        if (notice.reminds()) {
            // The daily looks come at all hours: what they remind of comes once a day.
            collect.add(Bundle.Key.of(Bundle.Kind.DIGEST, notice, Cause.of(row)), notice, to, now);
        } else if (!notice.urgent() && !to.approvals().immediate()) {
            collect.add(Bundle.Key.of(Bundle.Kind.DIGEST, notice, ""), notice, to, now);
        } else if (!notice.urgent() && shares.left(notice.account())) {
            shares.spend(notice.account(), () -> deliver.send(notice, to, _ -> true, true, now));
        } else {
            collect.add(Bundle.Key.of(Bundle.Kind.CAUSE, notice, Cause.of(row)), notice, to, now);
        }
    }

    private static Optional<Due> next(Certificate row, Instant now) {
        if (row.lineage().wanted().isPresent()) {
            return Optional.of(Due.work(row.id(), now));
        }
        if (row.status().isFinal()) {
            return Optional.empty();
        }
        return row.status() == Status.MANUAL_REVIEW ? row.due() : Optional.of(Due.work(row.id(), now.plus(DAILY)));
    }

    /**
     * Tells what was collected and is due, and tries failed deliveries again; each account has a share, and another one begins
     * in every pass.
     */
    public int retry(BooleanSupplier timeLeft) {
        var accounts = new TreeSet<>(state.bundles().accounts());
        accounts.addAll(state.failed().accounts());
        List<String> order = List.copyOf(accounts);
        var shares = new Shares(records.clock());
        int done = 0;
        int first = order.isEmpty() ? 0 : Math.floorMod(turn++, order.size());
        for (int i = 0; i < order.size() && timeLeft.getAsBoolean(); i++) {
            done += retry(order.get((first + i) % order.size()), shares, timeLeft);
        }
        return done;
    }

    private int retry(String account, Shares shares, BooleanSupplier timeLeft) {
        Instant now = records.clock().instant();
        int done = 0;
        for (Bundle.Open bundle : state.bundles().due(account, now, Shares.MAX_SENDS)) {
            if (shares.left(account) && timeLeft.getAsBoolean()) {
                shares.spend(account, () -> attempt(bundle.sample(), () -> tell(bundle)));
                done++;
            }
        }
        for (FailedDelivery delivery : state.failed().due(account, now, Shares.MAX_SENDS)) {
            if (shares.left(account) && timeLeft.getAsBoolean()) {
                shares.spend(
                        account,
                        () -> attempt(
                                delivery.notice(),
                                () -> deliver.retry(delivery, records.clock().instant())));
                done++;
            }
        }
        return done;
    }

    private void tell(Bundle.Open bundle) {
        Instant now = records.clock().instant();
        Bundle.Key key = bundle.key();
        if (key.kind() == Bundle.Kind.UNCONFIRMED) {
            deliver.look(bundle, now);
            return;
        }
        List<Bundle.Entry> entries = state.bundles().entries(bundle);
        if (!entries.isEmpty()) {
            boolean capped = key.kind() == Bundle.Kind.CAUSE || key.kind() == Bundle.Kind.REDIRECTED;
            Exporter.find(registry, key.account(), key.exporter())
                    .ifPresent(to -> deliver.send(
                            Summary.of(bundle, entries), to, channel -> wanted(key, channel), capped, now));
        }
        collect.told(bundle, now);
    }

    private static boolean wanted(Bundle.Key key, String channel) {
        return switch (key.kind()) {
            case CAUSE, DIGEST -> true;
            case HELD_BACK, UNCONFIRMED -> channel.equals(NoticeChannel.EMAIL);
            case REDIRECTED -> !channel.equals(key.about());
        };
    }

    /** One that cannot be told does not stop the others; it stays due. */
    private void attempt(Notice notice, Runnable action) {
        CertificateId about = notice.orders().stream()
                .findFirst()
                .flatMap(order -> CertificateId.parse(order.certificate().replaceAll("\\..*$", "")))
                // An invitation names no order: it has an id of its own in the log.
                .orElseGet(() -> CertificateId.of(notice.account(), notice.exporter(), notice.id(), 1));
        records.attempt(about, action);
    }
}

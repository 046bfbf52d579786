package org.ecorelay.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;
import org.ecorelay.notice.FailedDeliveries.FailedDelivery;
import org.ecorelay.notice.NoticeChannel.Delivery;

/**
 * Tells exporters what happened: each channel is tried once, what failed becomes a delivery of its own, and only then is the
 * row marked as told. A crash in between tells twice, with the same id; it never forgets.
 */
public final class TellExporters {
    /** How long a question waits before the timer looks at it again. */
    private static final Duration DAILY = Duration.ofDays(1);

    private static final Duration RETRY_BASE = Duration.ofMinutes(1);
    private static final int MAX_TRIES = 12;
    private static final int PAGE = 25;

    private final Records records;
    private final Registry registry;
    private final FailedDeliveries failed;
    private final Map<String, NoticeChannel> channels;

    /** Tells through {@code channels}. */
    public TellExporters(
            Records records, Registry registry, FailedDeliveries failed, Collection<? extends NoticeChannel> channels) {
        this.records = records;
        this.registry = registry;
        this.failed = failed;
        this.channels = channels.stream().collect(Collectors.toMap(NoticeChannel::name, Function.identity()));
    }

    /** Tells about the newest event of each row. Those that no time is left for stay due. */
    public int tell(List<Certificate> rows, BooleanSupplier timeLeft) {
        int told = 0;
        for (Certificate row : rows) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            records.attempt(row.id(), () -> tell(row));
            told++;
        }
        return told;
    }

    private void tell(Certificate row) {
        Instant now = records.clock().instant();
        Optional<Exporter> exporter =
                Exporter.find(registry, row.subject().account(), row.subject().exporter());
        Notice.of(row)
                .ifPresent(notice -> exporter.ifPresent(to -> {
                    for (NoticeChannel channel : channels.values()) {
                        if (channel.send(notice, to) instanceof Delivery.Failed(String reason)) {
                            failed.put(new FailedDelivery(notice, channel.name(), 1, now.plus(RETRY_BASE), reason));
                        }
                    }
                }));
        records.certificates().commit(row.told(next(row, now), now));
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

    /** Tries failed deliveries again, with growing waits; after {@value #MAX_TRIES} tries once a day, until the port drops it. */
    public int retry(BooleanSupplier timeLeft) {
        List<FailedDelivery> due = failed.due(records.clock().instant(), PAGE);
        int tried = 0;
        for (FailedDelivery delivery : due) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            retry(delivery);
            tried++;
        }
        return tried;
    }

    private void retry(FailedDelivery delivery) {
        Notice notice = delivery.notice();
        Optional<NoticeChannel> channel = Optional.ofNullable(channels.get(delivery.channel()));
        Optional<Exporter> exporter = Exporter.find(registry, notice.account(), notice.exporter());
        if (channel.isEmpty() || exporter.isEmpty()) {
            failed.remove(delivery);
            return;
        }
        if (channel.get().send(notice, exporter.get()) instanceof Delivery.Failed(String reason)) {
            int tries = delivery.tries() + 1;
            Duration wait = tries >= MAX_TRIES ? DAILY : RETRY_BASE.multipliedBy(1L << Math.min(tries, 8));
            failed.put(new FailedDelivery(
                    notice, delivery.channel(), tries, records.clock().instant().plus(wait), reason));
        } else {
            failed.remove(delivery);
        }
    }
}

package org.ecorelay.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ecorelay.account.AccountSettings;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.notice.FailedDeliveries.FailedDelivery;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.ecorelay.pacing.Meter;

/** Sends notices: each channel once; what failed becomes a delivery of its own, which is tried again. */
final class Deliver {
    private static final Duration RETRY_BASE = Duration.ofMinutes(1);
    private static final Duration DAILY = Duration.ofDays(1);

    /** After so many tries a channel counts as dead, and another one is asked to tell. */
    private static final int REDIRECT_AFTER = 5;

    private final Registry registry;
    private final NoticeState state;
    private final Collect collect;
    private final AwaitConfirmation await;
    private final Meter meter;
    private final SequencedMap<String, NoticeChannel> channels = new TreeMap<>();

    Deliver(
            Registry registry,
            NoticeState state,
            Collect collect,
            AwaitConfirmation await,
            Collection<? extends NoticeChannel> channels,
            Meter meter) {
        this.meter = meter;
        this.registry = registry;
        this.state = state;
        this.collect = collect;
        this.await = await;
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
    }

    /**
     * Tries each channel that {@code wanted} names; a mail beyond the account's daily limit is counted instead, one for an address
     * that is not confirmed is kept.
     */
    void send(Notice notice, Exporter exporter, Predicate<String> wanted, boolean capped, Instant now) {
        Exporter to = wanted.test(NoticeChannel.EMAIL) ? await.confirmedKeepingFor(notice, exporter, now) : exporter;
        for (NoticeChannel channel : channels.values()) {
            if (!wanted.test(channel.name()) || !channel.reaches(to)) {
                continue;
            }
            if (capped && channel.name().equals(NoticeChannel.EMAIL) && !mailLeft(notice, now)) {
                meter.count("mail-cap-reached", notice.account(), 1);
                collect.add(Bundle.Key.of(Bundle.Kind.HELD_BACK, notice, ""), notice, exporter, now);
            } else {
                sendFirst(notice, channel, to, now);
            }
        }
    }

    private void sendFirst(Notice notice, NoticeChannel channel, Exporter to, Instant now) {
        switch (channel.send(notice, to)) {
            case Delivery.Delivered _, Delivery.NoAddress _ -> {}
            case Delivery.Failed(String reason) ->
                state.failed().put(new FailedDelivery(notice, channel.name(), 1, now.plus(RETRY_BASE), reason));
            case Delivery.Refused(String reason) -> {
                if (!handOver(notice, channel.name(), to, now)) {
                    state.failed().put(refused(notice, channel.name(), reason, now));
                }
            }
        }
    }

    /** Nothing takes it: for a human at once, and once a day for the channel, as the address may have been corrected. */
    private FailedDelivery refused(Notice notice, String channel, String reason, Instant now) {
        meter.count("undeliverable", notice.account(), 1);
        return new FailedDelivery(notice, channel, FailedDelivery.MAX_TRIES, now.plus(DAILY), reason);
    }

    /** The last quarter is kept for those that ask somebody to act: good news must not use up what a rejection needs. */
    private boolean mailLeft(Notice notice, Instant now) {
        int cap = mailCap(notice.account());
        return take(notice.account(), notice.urgent() ? cap : cap - cap / 4, now);
    }

    private int mailCap(String account) {
        return AccountSettings.find(registry, account).dailyMailCap();
    }

    private boolean take(String account, int most, Instant now) {
        return state.mails().take(account, now.atZone(ZoneOffset.UTC).toLocalDate(), most);
    }

    /** Looks at an address that is not confirmed; a mail that asks counts as one of the account's. */
    void look(Bundle.Open bundle, Instant now) {
        NoticeChannel email = channels.get(NoticeChannel.EMAIL);
        String account = bundle.key().account();
        if (email == null) {
            collect.told(bundle, now);
        } else {
            await.look(bundle, email, () -> take(account, mailCap(account), now), now);
        }
    }

    /** Tries a failed delivery again; one that fails for long is handed to another channel. */
    void retry(FailedDelivery delivery, Instant now) {
        Notice notice = delivery.notice();
        Optional<NoticeChannel> channel = Optional.ofNullable(channels.get(delivery.channel()));
        boolean mail = delivery.channel().equals(NoticeChannel.EMAIL);
        // An address may have been replaced since by one that is not confirmed.
        Optional<Exporter> exporter = Exporter.find(registry, notice.account(), notice.exporter())
                .map(found -> mail
                        ? await.confirmedKeepingFor(notice, found, now)
                        : await.confirmed(notice.account(), found));
        if (channel.isEmpty() || exporter.isEmpty()) {
            state.failed().remove(delivery);
        } else {
            retry(delivery, channel.get(), exporter.get(), now);
        }
    }

    private void retry(FailedDelivery delivery, NoticeChannel channel, Exporter to, Instant now) {
        switch (channel.send(delivery.notice(), to)) {
            case Delivery.Delivered _, Delivery.NoAddress _ -> state.failed().remove(delivery);
            case Delivery.Failed(String reason) -> failedAgain(delivery, to, reason, now);
            case Delivery.Refused(String reason) -> {
                if (handOver(delivery.notice(), delivery.channel(), to, now)) {
                    state.failed().remove(delivery);
                } else {
                    state.failed().replace(delivery, refused(delivery.notice(), delivery.channel(), reason, now));
                }
            }
        }
    }

    private void failedAgain(FailedDelivery delivery, Exporter exporter, String reason, Instant now) {
        Notice notice = delivery.notice();
        int tries = delivery.tries() + 1;
        if (tries >= REDIRECT_AFTER && handOver(notice, delivery.channel(), exporter, now)) {
            state.failed().remove(delivery);
            return;
        }
        if (tries == FailedDelivery.MAX_TRIES) {
            meter.count("undeliverable", notice.account(), 1);
        }
        Duration wait = tries >= FailedDelivery.MAX_TRIES ? DAILY : RETRY_BASE.multipliedBy(1L << Math.min(tries, 8));
        var next = new FailedDelivery(notice, delivery.channel(), tries, now.plus(wait), reason);
        state.failed().replace(delivery, next);
    }

    /** Gives it to another channel, if there is one; what was handed over once is not sent in circles. */
    private boolean handOver(Notice notice, String dead, Exporter exporter, Instant now) {
        boolean again = notice.insteadOf() != null || notice.orders().isEmpty();
        if (again || !hasOther(dead, exporter)) {
            return false;
        }
        collect.add(Bundle.Key.of(Bundle.Kind.REDIRECTED, notice, dead), notice, exporter, now);
        meter.count("channel-dead", notice.account(), 1);
        return true;
    }

    private boolean hasOther(String dead, Exporter exporter) {
        return channels.values().stream().anyMatch(other -> !other.name().equals(dead) && other.reaches(exporter));
    }
}

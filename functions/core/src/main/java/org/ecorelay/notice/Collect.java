package org.ecorelay.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Exporter;

/** Puts notices into bundles. Adding the same one again, after a crash, changes nothing. */
final class Collect {
    private final Bundles bundles;
    private final Duration window;

    /**
     * Collects.
     *
     * @param window shortest time between two notices of one cause
     */
    Collect(Bundles bundles, Duration window) {
        this.bundles = bundles;
        this.window = window;
    }

    /** Adds everything that the notice tells of, but what the bundle before has told: a process may have died in between. */
    void add(Bundle.Key key, Notice notice, Exporter exporter, Instant now) {
        Optional<Bundle> found = bundles.find(key);
        List<Notice.Told> orders = notice.orders().stream()
                .filter(order -> found.filter(bundle -> alreadyTold(bundle, order.event()))
                        .isEmpty())
                .toList();
        if (orders.isEmpty()) {
            return;
        }
        Bundle.Open open = switch (found.orElse(null)) {
            case Bundle.Open collecting -> collecting;
            case Bundle.Resting(var _, var told, var until) ->
                open(key, notice, due(key.kind(), exporter, now, until), Optional.of(told));
            case null -> open(key, notice, due(key.kind(), exporter, now, now), Optional.empty());
        };
        int notListed = notice.count() - notice.orders().size();
        for (Notice.Told order : orders) {
            // What the notice does not list is counted with its last order.
            int count = order.equals(orders.getLast()) ? 1 + Math.max(0, notListed) : 1;
            bundles.add(open, new Bundle.Entry(now, order, count));
        }
    }

    private boolean alreadyTold(Bundle found, String event) {
        return switch (found) {
            case Bundle.Open open ->
                open.before()
                        .filter(before -> bundles.has(open.key(), before, event))
                        .isPresent();
            case Bundle.Resting(var key, var told, var _) -> bundles.has(key, told, event);
        };
    }

    private Bundle.Open open(Bundle.Key key, Notice notice, Instant due, Optional<String> before) {
        String id = key.noticeId(notice.orders().getFirst().event());
        var open = new Bundle.Open(key, id, notice, due, before);
        bundles.open(open);
        return open;
    }

    private static Instant due(Bundle.Kind kind, Exporter exporter, Instant now, Instant quietUntil) {
        return switch (kind) {
            case CAUSE, REDIRECTED -> now.isAfter(quietUntil) ? now : quietUntil;
            case DIGEST -> next(now, exporter.approvals().hour());
            case HELD_BACK -> next(now, 0);
            case UNCONFIRMED -> now;
        };
    }

    /** The next full hour {@code hour} of the UTC day. */
    private static Instant next(Instant now, int hour) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(LocalTime.of(hour, 0));
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    /** The bundle was told, or there is nobody to tell. */
    void told(Bundle.Open bundle, Instant now) {
        boolean quiet = bundle.key().kind() == Bundle.Kind.CAUSE || bundle.key().kind() == Bundle.Kind.REDIRECTED;
        bundles.rest(bundle, quiet ? now.plus(window) : now);
    }
}

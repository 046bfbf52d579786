package org.ecorelay.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.Exporter;
import org.ecorelay.local.faults.Functions.Kind;
import org.ecorelay.local.platform.DirectPlatform;
import org.ecorelay.local.platform.SimulatedContract;
import org.ecorelay.local.platform.SimulatorSettings;
import org.ecorelay.notice.ConfirmationMails;
import org.ecorelay.notice.Notice;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.platform.JsonProfiles;

/** One relay with its shops and its platform, played by a schedule. */
final class World implements AutoCloseable {
    private static final Duration OUTAGE = Duration.ofDays(2);
    private static final Duration PATIENCE = Duration.ofDays(9);
    private static final Duration DIGESTS = Duration.ofHours(36);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** While a pass has nothing to write, the next one comes after twice the time, up to this on a bad day. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(32);
    /** The same when nothing goes wrong any more. */
    private static final Duration LONGEST_CALM = Duration.ofHours(6);

    private static final Duration LONGEST_MISS = Duration.ofHours(3);
    private static final Duration LONGEST_LOSS = Duration.ofMinutes(30);
    /** How long the owner of an address takes to follow the link of a mail. */
    private static final Duration LINK = Duration.ofHours(2);

    private final Schedule schedule;
    private final VirtualTime time;
    private final Random random;
    private final Injector injector;
    private final Watch watch = new Watch();
    private final Trace trace;
    private final Tenants tenants = new Tenants();
    private final DirectPlatform platform;
    private final Stores stores;
    private final SimulatedQueue orders;
    private final SimulatedQueue submissions;
    private final Effects effects;
    private final Host host;
    private final Storefront shop;
    private final ListedStanding listed;
    private Instant noTimerBefore = Instant.MIN;
    private boolean over;

    /** What many worlds share: it is costly to make, and nothing changes it. */
    record Ground(SimulatedContract contract, SeededKey key, JsonProfiles profiles) {
        static Ground prepare() {
            return new Ground(SimulatedContract.load(), new SeededKey(1), new JsonProfiles(_ -> Optional.empty()));
        }
    }

    /**
     * A world that has not begun.
     *
     * @param planted a defect that the functions have
     */
    World(Ground ground, Schedule schedule, Stores tables, Defect planted, boolean keepTrace) {
        this.schedule = schedule;
        this.random = new Random(schedule.seed());
        this.time = new VirtualTime(random);
        this.injector = new Injector(schedule);
        this.trace = new Trace(keepTrace);
        var settings = SimulatorSettings.of(time::now, ground.key()::publicKeys, tenants.clients());
        this.platform = new DirectPlatform(ground.contract(), schedule.idempotent() ? settings : settings.forgetful());
        this.orders = new SimulatedQueue("orders", time, injector, Duration.ofMinutes(6));
        this.submissions = new SimulatedQueue("submissions", time, injector, Duration.ofMinutes(3));
        this.stores = tables.with(new WatchedCertificates(tables.certificates(), watch, injector, time::now));
        this.listed = new ListedStanding(stores, ground.key().publicKeys(), time::now);
        this.effects = new Effects(time, random, injector, trace);
        var transport = new SimulatedTransport(time, random, injector, platform, tenants);
        var around = new Functions.Surroundings(
                orders,
                submissions,
                ground.key(),
                ground.profiles(),
                transport,
                tenants,
                List.of(channel(NoticeChannel.EMAIL), channel("sns")),
                this::asked,
                watch::logged);
        this.host =
                new Host(time, random, injector, effects, new Functions(effects, stores, around, planted, time), watch);
        host.connect(orders, Kind.BUILDER);
        host.connect(submissions, Kind.SUBMITTER);
        this.shop = new Storefront(time, random, host, watch, schedule.day().dividedBy(2));
    }

    private NoticeChannel channel(String name) {
        return new NoticeChannel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Delivery send(Notice notice, Exporter exporter) {
                watch.told(notice);
                if (name.equals(NoticeChannel.EMAIL)) {
                    watch.mailed(exporter.alertAddresses());
                }
                return new Delivery.Delivered();
            }
        };
    }

    /** The owner of an address follows the link, later. */
    private boolean asked(ConfirmationMails.Invitation invitation) {
        time.after(LINK, () -> confirm(invitation.token().account(), invitation.to()));
        return true;
    }

    private void confirm(String account, AlertAddress address) {
        Tenants.confirm(stores.registry(), account, address);
        watch.confirmed(address);
    }

    /** Plays the whole schedule; afterwards everything is at rest, or never will be. */
    Result play() {
        Tenants.register(stores.registry());
        confirm(Tenants.ACCOUNTS.getFirst(), Tenants.alerts(Tenants.ACCOUNTS.getFirst()));
        openShop();
        for (FaultKind kind : FaultKind.at(FaultKind.Place.MINUTE)) {
            schedule.places(kind)
                    .forEach(minute -> time.at(VirtualTime.START.plus(Duration.ofMinutes(minute)), () -> strike(kind)));
        }
        tick(MINUTE);
        Duration outage = schedule.places(FaultKind.OUTAGE).isEmpty() ? Duration.ZERO : OUTAGE;
        time.run(() -> false, VirtualTime.START.plus(schedule.rage()).plus(outage));
        injector.calm();
        rest(time.now().plus(PATIENCE));
        // What is told once a day.
        time.run(() -> false, time.now().plus(DIGESTS));
        over = true;
        host.rest();
        List<Violation> violations = new Examination(watch, stores, platform, listed).violations();
        return new Result(
                schedule,
                violations,
                injector.fired(),
                watch.accepted().size(),
                injector.reached(),
                effects.telling(),
                Duration.between(VirtualTime.START, time.now()),
                trace.hash());
    }

    private void openShop() {
        for (int number = 0; number < schedule.orders(); number++) {
            int order = number;
            String account = Tenants.ACCOUNTS.get(random.nextInt(Tenants.ACCOUNTS.size()));
            Storefront.Situation[] situations = Storefront.Situation.values();
            // All situations in turn, beginning anywhere.
            int first = (int) Math.floorMod(schedule.seed(), (long) situations.length);
            var sale = new Storefront.Sale(order, account, situations[(first + order) % situations.length]);
            Duration when = Duration.ofMillis(random.nextLong(schedule.day().toMillis()));
            time.after(when, () -> time.start(() -> shop.sell(sale, wishes(order))));
        }
    }

    private List<FaultKind> wishes(int order) {
        List<FaultKind> wishes = new ArrayList<>();
        for (FaultKind kind : FaultKind.at(FaultKind.Place.ORDER)) {
            if (schedule.places(kind).contains(order)) {
                injector.fire(kind);
                wishes.add(kind);
            }
        }
        return wishes;
    }

    private void strike(FaultKind kind) {
        switch (kind) {
            case OUTAGE -> {
                injector.fire(kind);
                platform.beginOutage(OUTAGE);
            }
            case QUEUES_LOST -> {
                Instant then = time.now().plus(injector.upTo(kind, LONGEST_LOSS));
                orders.loseUntil(then);
                submissions.loseUntil(then);
            }
            case TIMER_MISSED -> {
                injector.fire(kind);
                noTimerBefore = time.now().plus(injector.upTo(kind, LONGEST_MISS));
            }
            case POISON -> {
                injector.fire(kind);
                (injector.dice(kind).nextBoolean() ? orders : submissions).poison();
            }
            default -> throw new IllegalStateException(kind + " does not strike at a minute");
        }
    }

    private void tick(Duration wait) {
        time.after(wait, () -> {
            if (over) {
                return;
            }
            if (host.isPolling() || time.now().isBefore(noTimerBefore)) {
                tick(MINUTE);
                return;
            }
            int before = watch.writes();
            time.start(() -> {
                host.tick();
                Duration longest = injector.isCalm() ? LONGEST_CALM : LONGEST_IDLE;
                Duration twice = wait.multipliedBy(2).compareTo(longest) > 0 ? longest : wait.multipliedBy(2);
                tick(watch.writes() == before ? twice : MINUTE);
            });
        });
    }

    private void rest(Instant limit) {
        while (time.now().isBefore(limit) && !isAtRest()) {
            time.run(() -> false, time.now().plus(Duration.ofHours(1)));
        }
    }

    private boolean isAtRest() {
        return shop.isDone() && watch.rows().stream().allMatch(Examination::isAtRest);
    }

    List<String> trace() {
        return trace.lines();
    }

    @Override
    public void close() {
        over = true;
        time.close();
    }
}

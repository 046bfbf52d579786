package org.ecorelay.local.faults;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.builder.BuilderHandler;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.build.BuildCertificate;
import org.ecorelay.certificate.standing.AskForLists;
import org.ecorelay.certificate.standing.EndStanding;
import org.ecorelay.certificate.standing.PublishStatusList;
import org.ecorelay.certificate.standing.StatusLists;
import org.ecorelay.certificate.standing.StatusPlaces;
import org.ecorelay.intake.IntakeHandler;
import org.ecorelay.notice.AskAddress;
import org.ecorelay.notice.AskedAddresses;
import org.ecorelay.notice.Bundles;
import org.ecorelay.notice.ConfirmationMails;
import org.ecorelay.notice.FailedDeliveries;
import org.ecorelay.notice.MailCounts;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.notice.NoticeState;
import org.ecorelay.notice.TellExporters;
import org.ecorelay.operation.RedriveRows;
import org.ecorelay.pacing.Meter;
import org.ecorelay.pacing.SharedState;
import org.ecorelay.platform.HttpOriginPlatform;
import org.ecorelay.platform.JsonProfiles;
import org.ecorelay.platform.Transport;
import org.ecorelay.poller.PollerHandler;
import org.ecorelay.submission.Backoff;
import org.ecorelay.submission.CollectVerdicts;
import org.ecorelay.submission.OriginPlatform;
import org.ecorelay.submission.Pace;
import org.ecorelay.submission.PlatformCredential;
import org.ecorelay.submission.ResolveSubmission;
import org.ecorelay.submission.SubmitCertificate;
import org.ecorelay.submission.Timing;
import org.ecorelay.submission.WorkDueRows;
import org.ecorelay.submitter.SubmitterHandler;

/** Puts a function together for one instance, as the function's own wiring does: every port is seen through {@link Effects}. */
final class Functions {
    /** As deployed (infra-cdk). */
    static final Duration FIRST_DUE = Duration.ofMinutes(25);

    private static final String BASE = "https://relay.example";

    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);
    private static final Duration BACKOFF = Duration.ofSeconds(30);
    private static final Duration VERDICT_PACE = Duration.ofMinutes(1);
    private static final Duration NOTICE_WINDOW = Duration.ofHours(1);

    private final Effects effects;
    private final Stores stores;
    private final Surroundings around;
    private final Defect planted;
    private final VirtualTime time;

    Functions(Effects effects, Stores stores, Surroundings around, Defect planted, VirtualTime time) {
        this.effects = effects;
        this.stores = stores;
        this.around = around;
        this.planted = planted;
        this.time = time;
    }

    /** What the functions reach besides tables. */
    record Surroundings(
            WorkQueue orders,
            WorkQueue submissions,
            SigningKey key,
            JsonProfiles profiles,
            Transport transport,
            Tenants tenants,
            List<NoticeChannel> channels,
            ConfirmationMails asking,
            Consumer<String> log) {}

    /** The functions, but the one that only reads. */
    enum Kind {
        INTAKE(Duration.ofSeconds(10)),
        BUILDER(Duration.ofSeconds(60)),
        SUBMITTER(Duration.ofSeconds(30)),
        POLLER(Duration.ofSeconds(55));

        private final Duration timeout;

        Kind(Duration timeout) {
            this.timeout = timeout;
        }

        Duration timeout() {
            return timeout;
        }
    }

    /** A fresh copy of a function; {@code seed} is that of its own dice. */
    RequestStreamHandler start(Kind kind, Instance instance, long seed) {
        var parts = new Parts(instance, new Random(seed));
        return switch (kind) {
            case INTAKE ->
                new IntakeHandler(
                        parts.records(),
                        parts.registry,
                        parts.of(Waits.class, stores.waits(), Effects.TABLE),
                        parts.orders(),
                        parts.state,
                        FIRST_DUE);
            case BUILDER -> new BuilderHandler(parts.build(), parts.publish()::publish, Runnable::run, () -> {});
            case SUBMITTER -> new SubmitterHandler(parts.submit(), REQUEST_TIMEOUT, Runnable::run, () -> {});
            case POLLER -> parts.poller();
        };
    }

    private final class Parts {
        private final Instance instance;
        private final Random random;
        private final Registry registry;
        private final SharedState state;
        private final JsonProfiles profiles;
        private final Backoff backoff;
        private final Meter meter =
                (metric, lane, value) -> around.log().accept("metric %s %s %d".formatted(metric, lane, value));

        Parts(Instance instance, Random random) {
            this.instance = instance;
            this.random = random;
            this.registry = of(Registry.class, stores.registry(), Effects.TABLE);
            this.state = of(SharedState.class, stores.state(), Effects.TABLE);
            this.profiles = around.profiles();
            this.backoff = new Backoff(BACKOFF, random);
        }

        <T> T of(Class<T> port, T target, Effects.Failing failing) {
            return effects.of(instance, port, target, failing);
        }

        Records records() {
            Ledger ledger = of(Ledger.class, stores.ledger(), Effects.TABLE);
            Certificates table = of(Certificates.class, stores.certificates(), Effects.TABLE);
            var site = new Defect.Site(table, ledger, instance, time, around.log());
            return Records.of(planted.certificates(site), ledger, instance.clock())
                    .telling(new EndStanding(ledger, new StatusLists(state, instance.clock())));
        }

        WorkQueue orders() {
            return of(WorkQueue.class, around.orders(), Effects.QUEUE);
        }

        WorkQueue submissions() {
            return of(WorkQueue.class, around.submissions(), Effects.QUEUE);
        }

        BuildCertificate build() {
            return new BuildCertificate(
                    records(),
                    registry,
                    profiles,
                    of(Waits.class, stores.waits(), Effects.TABLE),
                    keys(),
                    new StatusPlaces(state, instance.clock(), random, BASE),
                    submissions(),
                    // Known to everybody: nobody reads the evidence of a simulated day.
                    (purpose, text) -> Sha256.of(purpose + text).value());
        }

        PublishStatusList publish() {
            return new PublishStatusList(state, keys(), instance.clock(), BASE);
        }

        private SigningKeys keys() {
            return SigningKeys.only(of(SigningKey.class, around.key(), Effects.KEY));
        }

        OriginPlatform platform() {
            return HttpOriginPlatform.at(
                    URI.create(SimulatedTransport.LIVE),
                    URI.create(SimulatedTransport.SANDBOX),
                    of(PlatformCredential.Source.class, around.tenants().vault(), Effects.TABLE),
                    instance.clock(),
                    REQUEST_TIMEOUT,
                    planted.monotonicNanos(instance),
                    of(Transport.class, around.transport(), Effects.NETWORK));
        }

        Pace pace(Records records) {
            return Pace.shared(records, state, profiles, profiles.authorities(), backoff, random, meter);
        }

        SubmitCertificate submit() {
            Records records = records();
            return new SubmitCertificate(
                    records,
                    platform(),
                    profiles,
                    new Timing(LEASE, REQUEST_TIMEOUT, MAX_SKEW),
                    backoff,
                    random,
                    planted.monotonicNanos(instance),
                    pace(records));
        }

        PollerHandler poller() {
            Records careful = records();
            Records records = Records.of(
                            careful.certificates(),
                            careful.ledger(),
                            careful.clock(),
                            (id, failure) -> around.log()
                                    .accept("row %s %s"
                                            .formatted(id, failure.getClass().getName())))
                    .telling(careful.changes());
            OriginPlatform platform = platform();
            Pace pace = pace(records);
            var resolve = new ResolveSubmission(records, platform, profiles, backoff, MAX_SKEW, pace);
            return new PollerHandler(
                    new RedriveRows(records, state, meter),
                    new WorkDueRows(records, resolve, orders(), submissions(), backoff, pace),
                    new CollectVerdicts(
                            records,
                            platform,
                            profiles,
                            profiles.authorities(),
                            VERDICT_PACE,
                            pace,
                            state,
                            Runnable::run),
                    tell(records),
                    // Signed in the same pass: what the queue in between may lose is due until it is done.
                    new AskForLists(state, instance.clock(), publish()::publish),
                    heartbeat(),
                    instance.clock(),
                    () -> {});
        }

        private TellExporters tell(Records records) {
            var notices = new NoticeState(
                    of(FailedDeliveries.class, stores.failed(), Effects.TABLE),
                    of(Bundles.class, stores.bundles(), Effects.TABLE),
                    of(MailCounts.class, stores.mails(), Effects.TABLE));
            List<NoticeChannel> channels = around.channels().stream()
                    .map(channel -> planted.channel(of(NoticeChannel.class, channel, Effects.CHANNEL), time))
                    .toList();
            var ask = new AskAddress(
                    of(ConfirmationMails.class, around.asking(), Effects.MAILS),
                    of(AskedAddresses.class, stores.asked(), Effects.TABLE),
                    NOTICE_WINDOW);
            return new TellExporters(records, registry, notices, channels, ask, NOTICE_WINDOW, meter);
        }

        @SuppressWarnings("unchecked")
        private Consumer<Instant> heartbeat() {
            return of(Consumer.class, stores.heartbeat(), Effects.TABLE);
        }
    }
}

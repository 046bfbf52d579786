package org.ecorelay.certificate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.account.StoreMode;
import org.ecorelay.account.StoreModes;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.standing.StatusPlaces;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.Order;
import org.ecorelay.order.OrderFields;
import org.ecorelay.origin.ProductProfile;

/** Builds and signs the document of one accepted order, or asks the exporter for what is missing. */
public final class BuildCertificate {
    private final Certificates certificates;
    private final Ledger ledger;
    private final Registry registry;
    private final Profile.Catalogue profiles;
    private final Waits waits;
    private final SignDocument signDocument;
    private final WorkQueue submissions;
    private final History history;
    private final InstantSource clock;
    private final OrderParts parts;

    /** Everything that building reads and writes. */
    public BuildCertificate(
            Records records,
            Registry registry,
            Profile.Catalogue profiles,
            Waits waits,
            SigningKeys keys,
            StatusPlaces places,
            WorkQueue submissions) {
        this.certificates = records.certificates();
        this.ledger = records.ledger();
        this.history = records.history();
        this.clock = records.clock();
        this.registry = registry;
        this.profiles = profiles;
        this.waits = waits;
        this.signDocument = new SignDocument(records.ledger(), keys, places, records.clock());
        this.submissions = submissions;
        this.parts = new OrderParts(records);
    }

    /**
     * Builds one document. Running it again, or at the same time, gives the same document and one move.
     *
     * @return the state that the certificate is in now
     * @throws IllegalArgumentException if there is no such certificate: rows are written before messages, so the message is
     *     not ours, and is kept as evidence
     */
    public Status build(DocumentId document) {
        Certificate certificate = certificates
                .find(document.certificate())
                .orElseThrow(() -> new IllegalArgumentException("there is no certificate " + document));
        boolean open = certificate.status() == Status.RECEIVED || certificate.status() == Status.NEEDS_DATA;
        if (!open
                || certificate.version() != document.version()
                || certificate.ripe().isPresent()) {
            return certificate.status();
        }
        if (certificate.subject().part() > 1) {
            return parts.ready(certificate) ? build(certificate, order(certificate)) : certificate.status();
        }
        Order order = order(certificate);
        return build(divided(certificate, order), order);
    }

    /** The first part of an order, after every other one is durable. Its next move says how many there are. */
    private Certificate divided(Certificate first, Order order) {
        int needed =
                OrderParts.needed(order.lines().size(), profile(first, order).itemLimit());
        if (needed == 1 && first.parts() == 1) {
            return first;
        }
        // What needs no document needs no parts; those that there are have to hear of it.
        int into = decide(first.divided(needed), order) instanceof BuildDecision.NotRequired ? first.parts() : needed;
        parts.follow(first, into);
        return first.divided(into);
    }

    private Status build(Certificate certificate, Order order) {
        BuildDecision decision = decide(certificate, order);
        boolean observed = mode(certificate, order) == StoreMode.OBSERVE;
        return switch (decision) {
            case BuildDecision.Sign sign -> sign(certificate, order, sign, observed);
            case BuildDecision.Ask(var findings, var _) when observed -> observe(certificate, findings, List.of());
            case BuildDecision.Ask ask -> ask(certificate, order, ask);
            case BuildDecision.NotQualified no -> {
                Sha256 trace = append(certificate, Ledger.traceKey(certificate.version()), no.trace());
                if (observed) {
                    yield observe(certificate, List.of(no.finding()), List.of(trace));
                }
                yield moved(history.move(
                        certificate,
                        new State.NotQualified(no.reason(), no.fix()),
                        now(certificate),
                        true,
                        List.of(trace)));
            }
            case BuildDecision.NotRequired(var reason) ->
                moved(history.move(certificate, new State.NotRequired(reason), Optional.empty(), false, List.of()));
        };
    }

    private StoreMode mode(Certificate certificate, Order order) {
        Subject subject = certificate.subject();
        return StoreModes.find(registry, subject.account(), subject.store()).of(order.destination());
    }

    /** What would have become of it. Nobody is told, not even asked: the store has not gone live. */
    private Status observe(Certificate certificate, List<Finding> findings, List<Sha256> rests) {
        List<Sha256> all = new ArrayList<>(rests);
        if (!findings.isEmpty()) {
            all.addFirst(found(certificate, findings));
        }
        var observed = new State.Observed(findings.stream().map(Finding::code).toList());
        return moved(history.move(certificate, observed, Optional.empty(), false, all));
    }

    private BuildDecision decide(Certificate certificate, Order order) {
        if (mode(certificate, order) == StoreMode.OFF) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.STORE_OFF);
        }
        String account = certificate.subject().account();
        Exporter exporter = Exporter.find(
                        registry, account, certificate.subject().exporter())
                .orElseThrow(() -> new IllegalStateException("exporter %s is not in the registry"
                        .formatted(certificate.subject().exporter())));
        Map<String, ProductProfile> products = new HashMap<>();
        for (Order.Line line : OrderParts.lines(order, certificate.subject().part(), certificate.parts())) {
            if (!products.containsKey(line.sku())) {
                ProductProfile.find(registry, account, line.sku()).ifPresent(found -> products.put(line.sku(), found));
            }
        }
        return new DecideBuild(certificate, order, exporter, products, profile(certificate, order)).decide();
    }

    private Profile profile(Certificate certificate, Order order) {
        return profiles.choose(
                order.destination(), Profile.day(certificate.subject().createdAt()));
    }

    private Status sign(Certificate certificate, Order order, BuildDecision.Sign sign, boolean observed) {
        SignatureAlgorithm algorithm = profile(certificate, order).algorithm();
        Optional<Jws> signed = signDocument.sign(certificate, order, sign, algorithm);
        if (signed.isEmpty()) {
            List<Finding> missing = List.of(withoutKey(algorithm));
            return observed
                    ? observe(certificate, missing, List.of())
                    : ask(certificate, order, new BuildDecision.Ask(missing, Set.of()));
        }
        Sha256 trace = append(certificate, Ledger.traceKey(certificate.version()), sign.trace());
        List<Sha256> rests = List.of(signed.get().identity(), trace);
        if (observed) {
            return observe(certificate, List.of(), rests);
        }
        if (!sign.submit()) {
            var notCovered = new State.NotRequired(State.NotRequired.Reason.PLATFORM_DOES_NOT_COVER);
            return moved(history.move(certificate, notCovered, Optional.empty(), false, rests));
        }
        Commit commit = history.move(certificate, new State.Signed(), looked(certificate), false, rests);
        if (commit instanceof Commit.Committed) {
            submissions.send(List.of(certificate.documentId()));
        }
        return moved(commit);
    }

    /** Nothing the exporter has sent is at fault, so no field is pointed at. */
    private static Finding withoutKey(SignatureAlgorithm algorithm) {
        return Finding.of("ALGORITHM_WITHOUT_KEY", null, algorithm);
    }

    private Status ask(Certificate certificate, Order order, BuildDecision.Ask first) {
        String account = certificate.subject().account();
        first.missingSkus().forEach(sku -> waits.add(account, sku, certificate.id()));
        // A profile that came between the first reading and the wait has woken nobody: read again.
        BuildDecision again = first.missingSkus().isEmpty() ? first : decide(certificate, order);
        if (!(again instanceof BuildDecision.Ask ask)) {
            return build(certificate, order);
        }
        byte[] body = body(ask.findings());
        Sha256 hash = Sha256.of(body);
        if (certificate.status() == Status.NEEDS_DATA
                && certificate.event().rests().contains(hash)
                && certificates
                        .find(certificate.id())
                        .filter(row -> row.parts() == certificate.parts())
                        .isPresent()) {
            return askedBefore(certificate, hash);
        }
        found(certificate, ask.findings());
        var question =
                new State.NeedsData(ask.findings().getFirst(), ask.findings().size());
        return moved(history.move(certificate, question, now(certificate), true, List.of(hash)));
    }

    private static byte[] body(List<Finding> findings) {
        return CanonicalJson.bytes(Json.object()
                .put("findings", Json.array(findings.stream().map(Finding::json)))
                .build());
    }

    private Sha256 found(Certificate certificate, List<Finding> findings) {
        byte[] body = body(findings);
        String itemKey = Ledger.findingsKey(Sha256.of(body));
        return ledger.append(new Ledger.Item(certificate.id(), itemKey, body, null))
                .hash();
    }

    private Status askedBefore(Certificate certificate, Sha256 question) {
        boolean remind =
                !certificate.noticeDue() && Reminders.due(history.events(certificate), question, clock.instant());
        return remind
                ? moved(history.remind(certificate, Due.work(certificate.id(), clock.instant())))
                : Status.NEEDS_DATA;
    }

    private Sha256 append(Certificate certificate, String itemKey, Json.Obj body) {
        return ledger.append(new Ledger.Item(certificate.id(), itemKey, CanonicalJson.bytes(body), null))
                .hash();
    }

    private Order order(Certificate certificate) {
        return ledger.find(certificate.id(), Ledger.orderKey(certificate.orderHash()))
                .map(item -> OrderFields.readAccepted(JsonReader.readOwn(item.body())))
                .orElseThrow(() ->
                        new IllegalStateException("the order of %s is not in the ledger".formatted(certificate.id())));
    }

    /** The first due time stays, which spares the index a move; the daily look at a question would come too late. */
    private Optional<Due> looked(Certificate certificate) {
        boolean untouched = certificate.status() == Status.RECEIVED && certificate.tries() == 0;
        return untouched ? certificate.due() : now(certificate);
    }

    /** At once: somebody has to be told, or to go on. */
    private Optional<Due> now(Certificate certificate) {
        Instant now = clock.instant();
        return Optional.of(Due.work(certificate.id(), now));
    }

    private static Status moved(Commit commit) {
        return switch (commit) {
            case Commit.Committed(var now) -> now.status();
            case Commit.Lost(var now) -> now == null ? Status.WITHDRAWN : now.status();
        };
    }
}

package org.ecorelay.certificate.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.StatusChanges;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.build.DecideKnown.Known;
import org.ecorelay.certificate.change.CoverOrders;
import org.ecorelay.certificate.decide.BuildDecision;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.standing.StatusPlaces;
import org.ecorelay.finding.Finding;

/** Builds and signs the document of one accepted order, or asks the exporter for what is missing. */
public final class BuildCertificate {
    private final Certificates certificates;
    private final Waits waits;
    private final SignDocument signDocument;
    private final WorkQueue submissions;
    private final History history;
    private final AskedAlready already;
    private final NextLook looks;
    private final OrderParts parts;
    private final CoverOrders covering;
    private final DecideKnown deciding;
    private final SignApplied applying;
    private final KeptItems kept;
    private final StatusChanges changes;

    /** Everything that building reads and writes. */
    public BuildCertificate(
            Records records,
            Registry registry,
            Profile.Catalogue profiles,
            Waits waits,
            SigningKeys keys,
            StatusPlaces places,
            WorkQueue submissions,
            ServiceSecret secret) {
        this.certificates = records.certificates();
        this.history = records.history();
        this.already = new AskedAlready(records);
        this.looks = new NextLook(records.clock());
        this.changes = records.changes();
        this.waits = waits;
        this.submissions = submissions;
        this.parts = new OrderParts(records);
        this.covering = new CoverOrders(records);
        this.applying = new SignApplied(records, registry, submissions);
        this.kept = new KeptItems(records.ledger(), secret);
        this.signDocument = new SignDocument(records.ledger(), kept, keys, places, records.clock());
        this.deciding = new DecideKnown(kept, registry, profiles);
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
        if (certificate.version() != document.version() || certificate.ripe().isPresent()) {
            return left(certificate);
        }
        if (certificate.state() instanceof State.Covered(var by)) {
            Certificate now = covering.look(certificate, by);
            return now.status().isOpen() ? build(now.documentId()) : now.status();
        }
        if (!certificate.status().isOpen()) {
            return left(certificate);
        }
        changes.replaced(certificate);
        if (certificate.subject().part() > 1) {
            return parts.ready(certificate) ? built(certificate, false) : certificate.status();
        }
        return built(certificate, true);
    }

    private Status built(Certificate certificate, boolean first) {
        Known known = deciding.read(certificate);
        Certificate row = first ? divided(certificate, known) : certificate;
        boolean shares = CoverOrders.concerns(known.order());
        if (shares && deciding.decide(row, known) instanceof BuildDecision.NotRequired(var reason)) {
            // This very decision: another one might find that it needs a document after all, with goods of orders that
            // are free.
            covering.free(row, known.order());
            return notRequired(row, reason);
        }
        return build(row, shares ? known.asking(covering.settle(row, known.order())) : known);
    }

    /** The first part of an order, after every other one is durable. Its next move says how many there are. */
    private Certificate divided(Certificate first, Known known) {
        int needed = deciding.needed(first, known.order());
        if (needed == 1 && first.parts() == 1) {
            return first;
        }
        // What needs no document needs no parts; those that there are have to hear of it.
        int into = deciding.isNeedless(first.divided(needed), known) ? first.parts() : needed;
        parts.follow(first, into);
        return first.divided(into);
    }

    private Status build(Certificate certificate, Known known) {
        BuildDecision decision = deciding.decide(certificate, known);
        boolean observed = known.isObserved();
        return switch (decision) {
            case BuildDecision.Sign sign -> sign(certificate, known, sign);
            case BuildDecision.Ask(var findings, var _) when observed -> observe(certificate, findings, List.of());
            case BuildDecision.Ask ask -> ask(certificate, known, ask);
            case BuildDecision.Await wait
            when observed ->
                observe(
                        certificate,
                        List.of(),
                        List.of(applying.keep(certificate, wait.application()), kept.trace(certificate, wait.trace())));
            case BuildDecision.Await wait -> await(certificate, wait);
            case BuildDecision.NotQualified no -> {
                Sha256 trace = kept.trace(certificate, no.trace());
                if (observed) {
                    yield observe(certificate, List.of(no.finding()), List.of(trace));
                }
                // An issued certificate that has come meanwhile says otherwise: give way to whoever has told of it.
                yield settled(
                        certificate,
                        history.moveUntouched(
                                certificate,
                                new State.NotQualified(no.reason(), no.fix()),
                                looks.now(certificate),
                                true,
                                List.of(trace)));
            }
            case BuildDecision.NotRequired(var reason) -> notRequired(certificate, reason);
        };
    }

    private Status notRequired(Certificate certificate, State.NotRequired.Reason reason) {
        return moved(history.move(certificate, new State.NotRequired(reason), Optional.empty(), false, List.of()));
    }

    /** What would have become of it. Nobody is told, not even asked: the store has not gone live. */
    private Status observe(Certificate certificate, List<Finding> findings, List<Sha256> rests) {
        List<Sha256> all = new ArrayList<>(rests);
        if (!findings.isEmpty()) {
            all.addFirst(kept.found(certificate, findings));
        }
        var observed = new State.Observed(findings.stream().map(Finding::code).toList());
        return moved(history.move(certificate, observed, Optional.empty(), false, all));
    }

    private Status sign(Certificate certificate, Known known, BuildDecision.Sign sign) {
        boolean observed = known.isObserved();
        Optional<Known> changed = observed ? Optional.empty() : changed(certificate, known, sign);
        if (changed.isPresent()) {
            return build(certificate, changed.get());
        }
        SignatureAlgorithm algorithm =
                deciding.profile(certificate, known.order()).algorithm();
        Optional<Jws> signed = signDocument.sign(certificate, known.order().order(), sign, algorithm);
        if (signed.isEmpty()) {
            List<Finding> missing = List.of(withoutKey(algorithm));
            return observed
                    ? observe(certificate, missing, List.of())
                    : ask(certificate, known, new BuildDecision.Ask(missing, Set.of()));
        }
        List<Sha256> rests = List.of(signed.get().identity(), SignDocument.trace(signed.get()));
        if (observed) {
            return observe(certificate, List.of(), rests);
        }
        if (sign.application().isPresent() || leavesOff(certificate, sign, rests.getLast())) {
            return settled(
                    certificate, applying.sign(certificate, known.together(), sign, rests, looks.after(certificate)));
        }
        if (!sign.submit()) {
            var notCovered = new State.NotRequired(State.NotRequired.Reason.PLATFORM_DOES_NOT_COVER);
            return moved(history.move(certificate, notCovered, Optional.empty(), false, rests));
        }
        Commit commit = history.move(certificate, new State.Signed(), looks.after(certificate), false, rests);
        if (commit instanceof Commit.Committed) {
            submissions.send(List.of(certificate.documentId()));
        }
        return moved(commit);
    }

    /**
     * A line that is left off waits for its product. A profile that came before the wait has woken nobody: what is known now, if
     * it decides otherwise.
     */
    private Optional<Known> changed(Certificate certificate, Known known, BuildDecision.Sign sign) {
        Set<String> left = LeftLines.skus(sign.trace());
        if (left.isEmpty()) {
            return Optional.empty();
        }
        left.forEach(sku -> waits.add(certificate.subject().account(), sku, certificate.id()));
        return Optional.of(deciding.again(certificate, known))
                .filter(now -> !deciding.decide(certificate, now).equals(sign));
    }

    /** Whether the document that is stored for this version, ours or another builder's, leaves a line off. */
    private boolean leavesOff(Certificate certificate, BuildDecision.Sign sign, Sha256 named) {
        boolean ours = Sha256.of(CanonicalJson.bytes(sign.trace())).equals(named);
        Set<String> left = ours ? LeftLines.skus(sign.trace()) : kept.leftOff(certificate);
        return !left.isEmpty();
    }

    /** Decides again if somebody has only touched the row: the timer, a teller, or who has told of an issued certificate. */
    private Status settled(Certificate seen, Commit commit) {
        return commit instanceof Commit.Lost(var now)
                        && now != null
                        && now.status().isOpen()
                        && now.version() == seen.version()
                ? build(now.documentId())
                : moved(commit);
    }

    private Status await(Certificate certificate, BuildDecision.Await wait) {
        Sha256 hash = applying.keep(certificate, wait.application());
        if (already.says(certificate, Status.AWAITING_ISSUER, hash)) {
            return askedBefore(certificate, hash);
        }
        // Only what an event rests on: another trace of the same application would stand in the ledger for nothing.
        Sha256 trace = kept.trace(certificate, wait.trace());
        return moved(history.move(
                certificate, new State.AwaitingIssuer(), looks.now(certificate), true, List.of(hash, trace)));
    }

    /** Nothing the exporter has sent is at fault, so no field is pointed at. */
    private static Finding withoutKey(SignatureAlgorithm algorithm) {
        return Finding.of("ALGORITHM_WITHOUT_KEY", null, algorithm);
    }

    private Status ask(Certificate certificate, Known known, BuildDecision.Ask first) {
        String account = certificate.subject().account();
        first.missingSkus().forEach(sku -> waits.add(account, sku, certificate.id()));
        // A profile that came between the first reading and the wait has woken nobody: read again.
        boolean waiting = !first.missingSkus().isEmpty();
        Known now = waiting ? deciding.again(certificate, known) : known;
        // Nor is decided again without a wait: that there is no key is not of the decision.
        BuildDecision again = waiting ? deciding.decide(certificate, now) : first;
        if (!(again instanceof BuildDecision.Ask ask)) {
            return build(certificate, now);
        }
        Sha256 hash = kept.question(certificate, ask.findings()).hash();
        if (already.says(certificate, Status.NEEDS_DATA, hash)) {
            return askedBefore(certificate, hash);
        }
        kept.found(certificate, ask.findings());
        var question =
                new State.NeedsData(ask.findings().getFirst(), ask.findings().size());
        return moved(history.move(certificate, question, looks.now(certificate), true, List.of(hash)));
    }

    private Status askedBefore(Certificate certificate, Sha256 question) {
        return already.remind(certificate, question).map(this::moved).orElseGet(certificate::status);
    }

    private Status moved(Commit commit) {
        return switch (commit) {
            case Commit.Committed(var now) -> now.status();
            case Commit.Lost(var now) -> now == null ? Status.WITHDRAWN : left(now);
        };
    }

    /** Whoever has withdrawn, corrected or covered it may have come before our document was there to be entered into the status list. */
    private Status left(Certificate row) {
        if (row.ending()) {
            changes.withdrawn(row);
        } else {
            changes.replaced(row);
        }
        return row.status();
    }
}

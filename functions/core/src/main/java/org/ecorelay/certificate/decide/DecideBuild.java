package org.ecorelay.certificate.decide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Route;
import org.ecorelay.account.store.Store;
import org.ecorelay.account.store.StoreTerms;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Salt;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.ecorelay.certificate.annex3b.Question;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.route.Coupling;
import org.ecorelay.certificate.route.IssuedCertificate;
import org.ecorelay.certificate.route.RouteQuestions;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.rule.AccountRules;

/** Decides what becomes of an accepted order. Pure: the same input gives the same decision, on every machine and day. */
public final class DecideBuild {
    private final Certificate certificate;
    private final Order order;
    private final Optional<PartOfOrder> share;
    private final Stated stated;
    private final Profile profile;
    private final Salt salt;

    private final List<Finding> findings = new ArrayList<>();

    /**
     * Takes everything that the decision rests on.
     *
     * @param share what of the order the document is about; empty for an order that is not divided, as it needs no document
     * @param salt of what is kept in the ledger
     */
    public DecideBuild(
            Certificate certificate,
            Order order,
            Optional<PartOfOrder> share,
            Stated stated,
            Profile profile,
            Salt salt) {
        this.certificate = certificate;
        this.order = order;
        this.share = share;
        this.stated = stated;
        this.profile = profile;
        this.salt = salt;
    }

    /**
     * What the account has told us.
     *
     * @param store empty when it is not in the registry any more
     * @param products by SKU; a missing one is a finding
     * @param issued what the issuing body has issued for the order; read only on its route
     */
    public record Stated(
            Exporter exporter,
            Optional<Store> store,
            Map<String, ProductProfile> products,
            AccountRules rules,
            List<IssuedCertificate> issued) {
        /** The same under a store as it was read before. */
        public Stated in(Optional<Store> before) {
            return new Stated(exporter, before, products, rules, issued);
        }

        StoreTerms terms() {
            return store.map(Store::terms).orElse(StoreTerms.UNSET);
        }

        boolean applies() {
            return exporter.route().filter(Route.ISSUING_BODY::equals).isPresent();
        }
    }

    public BuildDecision decide() {
        return decide(List.of());
    }

    /** The same when there are questions already: it is not signed. */
    public BuildDecision decide(List<Finding> open) {
        LocalDate day = Profile.day(certificate.subject().createdAt());
        if (!RcepParties.inForce(exporter().party().country(), order.destination(), day)) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.DESTINATION_NOT_RCEP);
        }
        if (CustomsValueWaiver.holds(
                new Money(order.total(), order.currency()),
                profile,
                stated.rules().rates(),
                Profile.day(order.placedAt()))) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
        }
        if (manualPath(day) instanceof ManualPath.Chosen) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.MANUAL_PATH_CHOSEN);
        }
        findings.addAll(open);
        findings.addAll(RouteQuestions.of(exporter(), day));
        PartOfOrder part = share.orElseThrow(() ->
                new IllegalStateException("%s is not in %d parts".formatted(certificate.id(), certificate.parts())));
        var lines = new DeterminedLines(new DetermineLines(order, stated.products(), stated.rules()).of(part));
        return stated.applies() ? onRouteOfIssuingBody(part, lines, day) : decide(part, lines, day, Optional.empty());
    }

    private ManualPath manualPath(LocalDate day) {
        return ManualPath.of(stated.terms(), certificate.subject().store(), order.destination(), profile, day);
    }

    private BuildDecision onRouteOfIssuingBody(PartOfOrder part, DeterminedLines lines, LocalDate day) {
        List<Coupling.Line> toCover = lines.all().stream()
                .map(LineOrigin::position)
                .map(position ->
                        new Coupling.Line(position.index() + 1, position.line().sku()))
                .toList();
        return switch (Coupling.of(stated.issued(), certificate.subject(), certificate.parts(), toCover, day)) {
            case Coupling.Coupled(IssuedCertificate issued) -> {
                boolean alone = issued.coversAlone(certificate.subject(), certificate.parts());
                var stands = new IssuedLines(part.order(), stated.products(), issued, alone).over(lines.all());
                yield decide(part, new DeterminedLines(stands), day, Optional.of(issued));
            }
            case Coupling.Waiting _ -> decide(part, lines, day, Optional.empty());
            case Coupling.Unfit(var questions) -> {
                findings.addAll(questions);
                yield decide(part, lines, day, Optional.empty());
            }
        };
    }

    private BuildDecision decide(
            PartOfOrder part, DeterminedLines lines, LocalDate day, Optional<IssuedCertificate> issued) {
        boolean waits = !lines.held().isEmpty()
                && (lines.covered().isEmpty() || !stated.terms().partialCoverage());
        findings.addAll(RouteQuestions.goods(
                exporter(), lines.covered().stream().map(DeclaredLine::hs).toList()));
        List<InvoiceReference> invoices = invoices(part);
        invoices.forEach(invoice -> invoice.question().ifPresent(findings::add));
        var document = new CompleteDocument(certificate, order, part, exporter(), profile, this::invoice);
        if (waits || !findings.isEmpty()) {
            return ask(lines, document.questions(proof(issued), lines.covered()));
        }
        return lines.covered().isEmpty()
                ? lines.notQualified(trace(lines, issued, Optional.empty(), invoices))
                : complete(document, lines, day, issued, invoices);
    }

    private Exporter exporter() {
        return stated.exporter();
    }

    private ProofOfOrigin proof(Optional<IssuedCertificate> issued) {
        if (stated.applies()) {
            return issued.<ProofOfOrigin>map(
                            one -> new ProofOfOrigin.Issued(one.number(), one.body(), one.date(), one.place()))
                    .orElseGet(ProofOfOrigin.Application::new);
        }
        return new ProofOfOrigin.Declaration(
                exporter().approval().map(Approval::code).orElse(""));
    }

    private BuildDecision complete(
            CompleteDocument document,
            DeterminedLines lines,
            LocalDate day,
            Optional<IssuedCertificate> issued,
            List<InvoiceReference> invoices) {
        CompleteDocument.Completed completed = document.of(proof(issued), lines.covered());
        if (!completed.questions().isEmpty()) {
            return ask(lines, completed.questions());
        }
        Optional<Json.Obj> application = stated.applies()
                ? Optional.of(salt.over(ApplicationData.of(profile, exporter(), lines, invoices, completed.tree())))
                : Optional.empty();
        Json.Obj trace = trace(lines, issued, application, invoices);
        if (application.isEmpty()) {
            return BuildDecision.Sign.declared(completed.credential(), trace, profile.submits(day));
        }
        return issued.isEmpty() && profile.issuerNumber() == Profile.IssuerNumber.AFTER
                ? new BuildDecision.Await(application.get(), trace)
                : BuildDecision.Sign.applied(
                        completed.credential(),
                        trace,
                        profile.submits(day),
                        application.get(),
                        issued.map(IssuedCertificate::reference));
    }

    /** A better profile answers a question about a line or its product, so the certificate waits for it. */
    private BuildDecision ask(DeterminedLines lines, List<Question> questions) {
        Set<String> skus = new TreeSet<>();
        lines.held().forEach(held -> skus.add(held.position().line().sku()));
        questions.forEach(question -> question.sku().ifPresent(skus::add));
        List<Finding> all = Stream.of(
                        findings.stream(),
                        lines.held().stream().flatMap(held -> held.findings().stream()),
                        questions.stream().map(Question::finding))
                .flatMap(asked -> asked)
                .map(this::inItsOrder)
                .distinct()
                .toList();
        return new BuildDecision.Ask(all, skus);
    }

    /** Everybody is asked about a line by its place in the order that it is of. */
    private Finding inItsOrder(Finding asked) {
        String pointer = asked.pointer();
        return pointer == null
                ? asked
                : share.map(part -> asked.at(part.pointer(pointer))).orElse(asked);
    }

    private InvoiceReference invoice(Order of) {
        return InvoiceReference.of(of, stated.terms().invoiceNumber());
    }

    /** That of the order first, then those of the orders that share its shipment. */
    private List<InvoiceReference> invoices(PartOfOrder part) {
        return Stream.concat(Stream.of(part.order()), part.lines().stream().map(part::of))
                .map(this::invoice)
                .distinct()
                .toList();
    }

    private Json.Obj trace(
            DeterminedLines lines,
            Optional<IssuedCertificate> issued,
            Optional<Json.Obj> application,
            List<InvoiceReference> invoices) {
        return salt.over(Json.object()
                .put("profile", profile.id())
                .put("invoice", invoices.getFirst().json())
                .putIfPresent(
                        "warnings",
                        manualPath(Profile.day(certificate.subject().createdAt()))
                                .warning()
                                .map(warning -> Json.array(Stream.of(warning.json()))))
                .putIfPresent("issued", issued.map(IssuedCertificate::json))
                .putIfPresent(
                        "application",
                        application.map(form ->
                                Json.text(Sha256.of(CanonicalJson.bytes(form)).value())))
                .put("lines", Json.array(lines.all().stream().map(LineOrigin::json)))
                .build());
    }
}

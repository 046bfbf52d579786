package org.ecorelay.certificate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Route;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.route.Coupling;
import org.ecorelay.certificate.route.IssuedCertificate;
import org.ecorelay.certificate.route.RouteQuestions;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.rule.AccountRules;

/** Decides what becomes of an accepted order. Pure: the same input gives the same decision, on every machine and day. */
final class DecideBuild {
    /** RCEP 3.22: no proof of origin up to a customs value of US$ 200. */
    private static final BigDecimal WAIVER_USD = BigDecimal.valueOf(200);

    private final Certificate certificate;
    private final Order order;
    private final Stated stated;
    private final Profile profile;

    private final List<Finding> findings = new ArrayList<>();

    /** Takes everything that the decision rests on. */
    DecideBuild(Certificate certificate, Order order, Stated stated, Profile profile) {
        this.certificate = certificate;
        this.order = order;
        this.stated = stated;
        this.profile = profile;
    }

    /**
     * What the account has told us.
     *
     * @param partialCoverage whether a line whose data are missing holds only itself
     * @param products by SKU; a missing one is a finding
     * @param issued what the issuing body has issued for the order; read only on its route
     */
    record Stated(
            Exporter exporter,
            boolean partialCoverage,
            Map<String, ProductProfile> products,
            AccountRules rules,
            List<IssuedCertificate> issued) {
        boolean applies() {
            return exporter.route().filter(Route.ISSUING_BODY::equals).isPresent();
        }
    }

    BuildDecision decide() {
        LocalDate day = Profile.day(certificate.subject().createdAt());
        if (!RcepParties.inForce(exporter().party().country(), order.destination(), day)) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.DESTINATION_NOT_RCEP);
        }
        if (order.currency().equals("USD") && order.total().compareTo(WAIVER_USD) <= 0) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
        }
        findings.addAll(RouteQuestions.of(exporter(), day));
        int begin = OrderParts.begin(order, certificate.subject().part(), certificate.parts());
        int end = OrderParts.begin(order, certificate.subject().part() + 1, certificate.parts());
        var lines =
                new DeterminedLines(new DetermineLines(order, stated.products(), stated.rules()).between(begin, end));
        return stated.applies() ? onRouteOfIssuingBody(lines, day) : decide(lines, day, Optional.empty());
    }

    private BuildDecision onRouteOfIssuingBody(DeterminedLines lines, LocalDate day) {
        List<Coupling.Line> toCover = lines.all().stream()
                .map(LineOrigin::position)
                .map(position ->
                        new Coupling.Line(position.index() + 1, position.line().sku()))
                .toList();
        return switch (Coupling.of(stated.issued(), certificate.subject(), certificate.parts(), toCover, day)) {
            case Coupling.Coupled(IssuedCertificate issued) -> {
                var stands = new IssuedLines(order, stated.products(), issued).over(lines.all());
                yield decide(new DeterminedLines(stands), day, Optional.of(issued));
            }
            case Coupling.Waiting _ -> decide(lines, day, Optional.empty());
            case Coupling.Unfit(var questions) -> {
                findings.addAll(questions);
                yield decide(lines, day, Optional.empty());
            }
        };
    }

    private BuildDecision decide(DeterminedLines lines, LocalDate day, Optional<IssuedCertificate> issued) {
        findings.addAll(RouteQuestions.goods(
                exporter(), lines.covered().stream().map(DeclaredLine::hs).toList()));
        boolean waits = !lines.held().isEmpty() && (lines.covered().isEmpty() || !stated.partialCoverage());
        if (waits || !findings.isEmpty()) {
            return ask(lines);
        }
        return lines.covered().isEmpty()
                ? lines.notQualified(trace(lines, issued, Optional.empty()))
                : complete(lines, day, issued);
    }

    private Exporter exporter() {
        return stated.exporter();
    }

    private BuildDecision complete(DeterminedLines lines, LocalDate day, Optional<IssuedCertificate> issued) {
        Optional<Json.Obj> application =
                stated.applies() ? Optional.of(ApplicationData.of(profile, exporter(), lines)) : Optional.empty();
        Json.Obj trace = trace(lines, issued, application);
        Json.Obj credential =
                new Credential(certificate, order, exporter(), profile, issued).declaration(lines.covered());
        RequiredFields.missing(credential.object("credentialSubject"), required())
                .forEach(pointer ->
                        findings.add(Finding.of("REQUIRED_FIELD_MISSING", pointer, order.destination(), profile.id())));
        if (!findings.isEmpty()) {
            return ask(lines);
        }
        if (application.isEmpty()) {
            return BuildDecision.Sign.declared(credential, trace, profile.submits(day));
        }
        return issued.isEmpty() && profile.issuerNumber() == Profile.IssuerNumber.AFTER
                ? new BuildDecision.Await(application.get(), trace)
                : BuildDecision.Sign.applied(
                        credential,
                        trace,
                        profile.submits(day),
                        application.get(),
                        issued.map(IssuedCertificate::reference));
    }

    /** What only a declaration has, nobody asks of a certificate of an issuing body (RCEP Annex 3B). */
    private List<String> required() {
        return profile.requiredFields().stream()
                .filter(pointer -> !stated.applies() || !pointer.contains("/approvedExporter/"))
                .toList();
    }

    /** A better profile answers the question about a line, so the certificate waits for it. */
    private BuildDecision ask(DeterminedLines lines) {
        Set<String> skus = new TreeSet<>();
        lines.held().forEach(held -> skus.add(held.position().line().sku()));
        List<Finding> all = Stream.concat(
                        findings.stream(), lines.held().stream().flatMap(held -> held.findings().stream()))
                .distinct()
                .toList();
        return new BuildDecision.Ask(all, skus);
    }

    private Json.Obj trace(DeterminedLines lines, Optional<IssuedCertificate> issued, Optional<Json.Obj> application) {
        return Json.object()
                .put("profile", profile.id())
                .putIfPresent("issued", issued.map(IssuedCertificate::json))
                .putIfPresent(
                        "application",
                        application.map(form ->
                                Json.text(Sha256.of(CanonicalJson.bytes(form)).value())))
                .put("lines", Json.array(lines.all().stream().map(LineOrigin::json)))
                .build();
    }
}

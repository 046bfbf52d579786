package org.ecorelay.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.route.RouteQuestions;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.rule.AccountRules;

/** Decides what becomes of an accepted order. Pure: the same input gives the same decision, on every machine and day. */
final class DecideBuild {
    private final Certificate certificate;
    private final Order order;
    private final Optional<PartOfOrder> share;
    private final Stated stated;
    private final Profile profile;

    private final List<Finding> findings = new ArrayList<>();

    /**
     * Takes everything that the decision rests on.
     *
     * @param share what of the order the document is about; empty for an order that is not divided, as it needs no document
     */
    DecideBuild(Certificate certificate, Order order, Optional<PartOfOrder> share, Stated stated, Profile profile) {
        this.certificate = certificate;
        this.order = order;
        this.share = share;
        this.stated = stated;
        this.profile = profile;
    }

    /**
     * What the account has told us.
     *
     * @param partialCoverage whether a line whose data are missing holds only itself
     * @param products by SKU; a missing one is a finding
     */
    record Stated(
            Exporter exporter, boolean partialCoverage, Map<String, ProductProfile> products, AccountRules rules) {}

    BuildDecision decide() {
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
        findings.addAll(RouteQuestions.of(exporter(), day));
        PartOfOrder part = share.orElseThrow(() ->
                new IllegalStateException("%s is not in %d parts".formatted(certificate.id(), certificate.parts())));
        var lines = new DeterminedLines(new DetermineLines(order, stated.products(), stated.rules()).of(part));
        boolean waits = !lines.held().isEmpty() && (lines.covered().isEmpty() || !stated.partialCoverage());
        findings.addAll(RouteQuestions.goods(
                exporter(), lines.covered().stream().map(DeclaredLine::hs).toList()));
        if (waits || !findings.isEmpty()) {
            return ask(lines);
        }
        return lines.covered().isEmpty() ? lines.notQualified(trace(lines)) : complete(part.order(), lines, day);
    }

    private Exporter exporter() {
        return stated.exporter();
    }

    private BuildDecision complete(Order part, DeterminedLines lines, LocalDate day) {
        Json.Obj trace = trace(lines);
        Json.Obj credential = new Credential(certificate, part, exporter(), profile).declaration(lines.covered());
        RequiredFields.missing(credential.object("credentialSubject"), profile.requiredFields())
                .forEach(pointer ->
                        findings.add(Finding.of("REQUIRED_FIELD_MISSING", pointer, order.destination(), profile.id())));
        return findings.isEmpty() ? new BuildDecision.Sign(credential, trace, profile.submits(day)) : ask(lines);
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

    private Json.Obj trace(DeterminedLines lines) {
        return Json.object()
                .put("profile", profile.id())
                .put("lines", Json.array(lines.all().stream().map(LineOrigin::json)))
                .build();
    }
}

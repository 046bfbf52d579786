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
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.ecorelay.certificate.annex3b.Question;
import org.ecorelay.certificate.route.RouteQuestions;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.rule.AccountRules;

/** Decides what becomes of an accepted order. Pure: the same input gives the same decision, on every machine and day. */
final class DecideBuild {
    /** RCEP 3.22: no proof of origin up to a customs value of US$ 200. */
    private static final BigDecimal WAIVER_USD = BigDecimal.valueOf(200);

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
        if (order.currency().equals("USD") && order.total().compareTo(WAIVER_USD) <= 0) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
        }
        findings.addAll(RouteQuestions.of(exporter(), day));
        PartOfOrder part = share.orElseThrow(() ->
                new IllegalStateException("%s is not in %d parts".formatted(certificate.id(), certificate.parts())));
        var lines = new DeterminedLines(new DetermineLines(order, stated.products(), stated.rules()).of(part));
        boolean waits = !lines.held().isEmpty() && (lines.covered().isEmpty() || !stated.partialCoverage());
        findings.addAll(RouteQuestions.goods(
                exporter(), lines.covered().stream().map(DeclaredLine::hs).toList()));
        var document = new CompleteDocument(certificate, order, part.order(), exporter(), profile);
        if (waits || !findings.isEmpty()) {
            return ask(lines, document.questions(proof(), lines.covered()));
        }
        return lines.covered().isEmpty() ? lines.notQualified(trace(lines)) : complete(document, lines, day);
    }

    private Exporter exporter() {
        return stated.exporter();
    }

    private ProofOfOrigin proof() {
        return new ProofOfOrigin.Declaration(
                exporter().approval().map(Approval::code).orElse(""));
    }

    private BuildDecision complete(CompleteDocument document, DeterminedLines lines, LocalDate day) {
        Json.Obj trace = trace(lines);
        CompleteDocument.Completed completed = document.of(proof(), lines.covered());
        return completed.questions().isEmpty()
                ? new BuildDecision.Sign(completed.credential(), trace, profile.submits(day))
                : ask(lines, completed.questions());
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

package org.ecorelay.certificate;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.ecorelay.certificate.annex3b.Question;
import org.ecorelay.certificate.route.RouteQuestions;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.DetermineOrigin;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.RcepParties;

/** Decides what becomes of an accepted order. Pure: the same input gives the same decision, on every machine and day. */
final class DecideBuild {
    /** RCEP 3.22: no proof of origin up to a customs value of US$ 200. */
    private static final BigDecimal WAIVER_USD = BigDecimal.valueOf(200);

    private final Certificate certificate;
    private final Order order;
    private final Exporter exporter;
    private final Map<String, ProductProfile> products;
    private final Profile profile;

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> missingSkus = new TreeSet<>();
    private final List<DeclaredLine> declared = new ArrayList<>();
    private final List<Determination.NotOriginating> refused = new ArrayList<>();
    private final List<Json> traces = new ArrayList<>();

    /**
     * Takes everything that the decision rests on.
     *
     * @param products by SKU; a missing one is a finding
     */
    DecideBuild(
            Certificate certificate,
            Order order,
            Exporter exporter,
            Map<String, ProductProfile> products,
            Profile profile) {
        this.certificate = certificate;
        this.order = order;
        this.exporter = exporter;
        this.products = products;
        this.profile = profile;
    }

    BuildDecision decide() {
        LocalDate day = Profile.day(certificate.subject().createdAt());
        if (!RcepParties.inForce(exporter.party().country(), order.destination(), day)) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.DESTINATION_NOT_RCEP);
        }
        if (order.currency().equals("USD") && order.total().compareTo(WAIVER_USD) <= 0) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
        }
        findings.addAll(RouteQuestions.of(exporter, day));
        int part = certificate.subject().part();
        int end = OrderParts.begin(order, part + 1, certificate.parts());
        for (int i = OrderParts.begin(order, part, certificate.parts()); i < end; i++) {
            determine(order.lines().get(i), i);
        }
        findings.addAll(RouteQuestions.goods(
                exporter, declared.stream().map(DeclaredLine::hs).toList()));
        var document = new CompleteDocument(certificate, order, exporter, profile);
        if (!findings.isEmpty()) {
            return ask(document.questions(proof(), declared));
        }
        if (!refused.isEmpty()) {
            return new BuildDecision.NotQualified(
                    refused.getFirst().reason(), refused.getFirst().fix(), trace());
        }
        CompleteDocument.Completed completed = document.of(proof(), declared);
        return completed.questions().isEmpty()
                ? new BuildDecision.Sign(completed.credential(), trace(), profile.submits(day))
                : ask(completed.questions());
    }

    private ProofOfOrigin proof() {
        return new ProofOfOrigin.Declaration(
                exporter.approval().map(Approval::code).orElse(""));
    }

    /** A better profile answers a question about a product, so the certificate waits for it. */
    private BuildDecision ask(List<Question> questions) {
        questions.forEach(question -> {
            findings.add(question.finding());
            question.sku().ifPresent(missingSkus::add);
        });
        return new BuildDecision.Ask(findings, missingSkus);
    }

    private void determine(Order.Line line, int index) {
        Optional<ProductProfile> product = Optional.ofNullable(products.get(line.sku()));
        if (product.isEmpty()) {
            missingSkus.add(line.sku());
            findings.add(Finding.of(
                    "PRODUCT_PROFILE_MISSING",
                    "/lines/%d/sku".formatted(index),
                    line.sku(),
                    URLEncoder.encode(line.sku(), StandardCharsets.UTF_8).replace("+", "%20")));
            return;
        }
        String pointer = "/products/" + line.sku().replace("~", "~0").replace("/", "~1");
        switch (DetermineOrigin.of(product.get(), pointer)) {
            case Determination.Originating origin -> {
                traces.add(traced(line, origin.trace()));
                declared.add(new DeclaredLine(
                        line,
                        index,
                        product.get(),
                        HsCode.parse(product.get().hsCode()).orElseThrow(),
                        origin));
            }
            case Determination.NotOriginating no -> {
                traces.add(traced(line, no.trace()));
                refused.add(no);
            }
            case Determination.NeedsData(var questions) -> {
                // A better profile answers the question, so the certificate waits for it.
                missingSkus.add(line.sku());
                findings.addAll(questions);
            }
        }
    }

    private static Json traced(Order.Line line, Json.Obj trace) {
        return Json.object().put("sku", line.sku()).put("determination", trace).build();
    }

    private Json.Obj trace() {
        return Json.object()
                .put("profile", profile.id())
                .put("lines", Json.array(traces.stream()))
                .build();
    }
}

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
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.route.RouteQuestions;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
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
    private final Optional<PartOfOrder> share;
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
     * @param share what of the order the document is about; empty for an order that is not divided, as it needs no document
     * @param products by SKU; a missing one is a finding
     */
    DecideBuild(
            Certificate certificate,
            Order order,
            Optional<PartOfOrder> share,
            Exporter exporter,
            Map<String, ProductProfile> products,
            Profile profile) {
        this.certificate = certificate;
        this.order = order;
        this.share = share;
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
        PartOfOrder part = share.orElseThrow(() ->
                new IllegalStateException("%s is not in %d parts".formatted(certificate.id(), certificate.parts())));
        for (int i = 0; i < part.order().lines().size(); i++) {
            determine(part.order().lines().get(i), part.lines().get(i));
        }
        findings.addAll(RouteQuestions.goods(
                exporter, declared.stream().map(DeclaredLine::hs).toList()));
        if (!findings.isEmpty()) {
            return new BuildDecision.Ask(findings, missingSkus);
        }
        if (!refused.isEmpty()) {
            return new BuildDecision.NotQualified(
                    refused.getFirst().reason(), refused.getFirst().fix(), trace());
        }
        return complete(new Credential(certificate, part.order(), exporter, profile).declaration(declared), day);
    }

    private BuildDecision complete(Json.Obj credential, LocalDate day) {
        RequiredFields.missing(credential.object("credentialSubject"), profile.requiredFields())
                .forEach(pointer ->
                        findings.add(Finding.of("REQUIRED_FIELD_MISSING", pointer, order.destination(), profile.id())));
        return findings.isEmpty()
                ? new BuildDecision.Sign(credential, trace(), profile.submits(day))
                : new BuildDecision.Ask(findings, missingSkus);
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

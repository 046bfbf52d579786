package org.ecorelay.certificate.annex3b;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.order.BackToBack;
import org.ecorelay.order.Order;

/** Writes a document as the UN/CEFACT certificate-of-origin tree (events/schemas/certificate-1.schema.json). Pure. */
public final class OriginTree {
    private final OriginDocument document;
    private final ManufacturerNesting nesting;

    private OriginTree(OriginDocument document, ManufacturerNesting nesting) {
        this.document = document;
        this.nesting = nesting;
    }

    /** The tree {@code certificateOfOrigin} of a document. */
    public static Json.Obj of(OriginDocument document, ManufacturerNesting nesting) {
        return new OriginTree(document, nesting).tree();
    }

    private Json.Obj tree() {
        boolean certificate = document.proof().isCertificate();
        var tree = Json.object()
                .put("id", document.id())
                .put("issueDateTime", document.validFrom().toString())
                .put("name", certificate ? "RCEP certificate of origin" : "RCEP declaration of origin")
                .put("isPreferential", true)
                .put("freeTradeAgreement", "RCEP");
        proof(tree);
        if (certificate) {
            tree.put("issuedRetroactively", document.retroactive());
        }
        tree.put("firstSignatoryAuthentication", declaration(certificate));
        document.thirdPartyInvoice()
                .ifPresent(issuer -> tree.put(
                        "thirdPartyInvoicing",
                        Json.object()
                                .put("name", issuer.name())
                                .put("country", issuer.country())
                                .build()));
        document.backToBack().ifPresent(original -> tree.put("backToBack", backToBack(original)));
        return tree.put("supplyChainConsignment", consignment()).build();
    }

    private void proof(JsonObjectBuilder tree) {
        switch (document.proof()) {
            case ProofOfOrigin.Declaration(String code) -> tree.put("approvedExporter", code(code));
            case ProofOfOrigin.Application _ -> {
                // There is no number, body or day before the certificate is issued.
            }
            case ProofOfOrigin.Issued issued -> tree.put("issuedCertificate", certification(issued));
        }
    }

    /** Box 16, as told: which certificate of which issuing body this document carries on. We certify nothing. */
    private static Json certification(ProofOfOrigin.Issued issued) {
        return Json.object()
                .put("id", issued.number())
                .put("issuer", name(issued.body()))
                .put("issueDate", issued.date().toString())
                .putIfPresent("issueLocation", issued.place().map(OriginTree::name))
                .build();
    }

    /** Box 15, in the words of Form RCEP. */
    private Json declaration(boolean certificate) {
        return Json.object()
                .put("actualDateTime", document.preparedAt().toString())
                .put(
                        "statement",
                        ("The undersigned hereby declares that the above details and statements are correct and that the"
                                        + " goods covered in this %s comply with the requirements specified for these goods"
                                        + " in the Regional Comprehensive Economic Partnership Agreement.")
                                .formatted(certificate ? "Certificate" : "Declaration"))
                .put(
                        "location",
                        name(document.place().orElse(document.exporter().address())))
                .put("providingTradeParty", document.exporter().json())
                .build();
    }

    private static Json backToBack(BackToBack original) {
        return Json.object()
                .put("originalNumber", original.number())
                .put("originalDate", original.date().toString())
                .put("originalValidUntil", original.validUntil().toString())
                .put("originCountry", code(original.originCountry()))
                .putIfPresent("approvedExporter", original.approvedExporter().map(OriginTree::code))
                .build();
    }

    private Json consignment() {
        TradeParty exporter = document.exporter();
        var items = new ItemTree(nesting);
        return Json.object()
                .put("id", document.consignment())
                .put("exportCountry", code(exporter.country()))
                .put("exporter", exporter.json())
                .put("importCountry", code(document.importingCountry()))
                .put("importer", document.consignee().json())
                .put(
                        "includedConsignmentItems",
                        Json.array(IntStream.range(0, document.items().size())
                                .mapToObj(i -> items.of(i + 1, document.items().get(i)))))
                .put("mainCarriageTransportMovement", carriage())
                .putIfPresent("unloadingBaseportLocation", transport(Order.Transport::portOfDischarge))
                .build();
    }

    /** Box 4: what is unknown before shipment is {@code ***}, or {@code BY SEA} when that is known. */
    private Json carriage() {
        return Json.object()
                .put(
                        "information",
                        document.transport().map(by -> "BY " + by.mode()).orElse(FormWords.UNKNOWN))
                .putIfPresent(
                        "departureEvent",
                        document.departure()
                                .map(day -> Json.object()
                                        .put("departureDate", day.toString())
                                        .build()))
                .putIfPresent("usedTransportMeans", transport(Order.Transport::vessel))
                .build();
    }

    private Optional<Json> transport(Function<Order.Transport, Optional<String>> part) {
        return document.transport().flatMap(part).map(OriginTree::name);
    }

    private static Json name(String name) {
        return Json.object().put("name", name).build();
    }

    private static Json code(String code) {
        return Json.object().put("code", code).build();
    }
}

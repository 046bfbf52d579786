package org.ecorelay.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Route;
import org.ecorelay.certificate.route.IssuedCertificate;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;

/**
 * Writes the e-CO: the UN/CEFACT certificate-of-origin tree with the minimum data of RCEP Annex 3B for a declaration of
 * origin, as the subject of a W3C Verifiable Credential 2.0. Every time in it comes from the row, so that building twice
 * gives the same bytes.
 */
final class Credential {
    /** RCEP 3.16: valid for one year. */
    private static final int VALID_YEARS = 1;

    private static final String STATEMENT = "The undersigned declares that the goods described in this document are"
            + " originating goods of the RCEP country of origin stated for each (RCEP 3.18).";

    private final Certificate certificate;
    private final Order order;
    private final Exporter exporter;
    private final Profile profile;
    private final Optional<IssuedCertificate> issued;

    /**
     * Takes everything that the document says.
     *
     * @param issued the certificate of the issuing body, once it is there
     */
    Credential(
            Certificate certificate,
            Order order,
            Exporter exporter,
            Profile profile,
            Optional<IssuedCertificate> issued) {
        this.certificate = certificate;
        this.order = order;
        this.exporter = exporter;
        this.profile = profile;
        this.issued = issued;
    }

    Json.Obj declaration(List<DeclaredLine> lines) {
        // An issued certificate is valid from its own day (box 16).
        Instant from = issued.map(one -> one.date().atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(certificate.subject().createdAt());
        Instant until = from.atZone(ZoneOffset.UTC).plusYears(VALID_YEARS).toInstant();
        return Json.object()
                .put("@context", Json.array(Stream.of(Json.text("https://www.w3.org/ns/credentials/v2"))))
                .put("type", Json.array(Stream.of(Json.text("VerifiableCredential"), Json.text(type()))))
                .put("id", "urn:eco-relay:" + certificate.documentId())
                .put("issuer", issuer())
                .put("validFrom", from.toString())
                .put("validUntil", until.toString())
                .put("specVersion", profile.specVersion())
                .put("profile", profile.id())
                .put(
                        "credentialSubject",
                        Json.object().put("certificateOfOrigin", tree(lines)).build())
                .build();
    }

    /** It is called a certificate only when an issuing body has issued one. */
    private String type() {
        if (issued.isPresent()) {
            return "CertificateOfOrigin";
        }
        return declares() ? "DeclarationOfOrigin" : "CertificateOfOriginApplication";
    }

    private boolean declares() {
        return exporter.route().filter(Route.ISSUING_BODY::equals).isEmpty();
    }

    /** Box 16, as told: which certificate of which issuing body this document carries on. We certify nothing. */
    private static Json.Obj certification(IssuedCertificate issued) {
        return Json.object()
                .put("id", issued.number())
                .put("issuer", Json.object().put("name", issued.body()).build())
                .put("issueDate", issued.date().toString())
                .putIfPresent("issueLocation", issued.place().map(place ->
                        (Json) Json.object().put("name", place).build()))
                .build();
    }

    /** The declarant (box 15), never an issuing body. */
    private Json issuer() {
        return Json.object()
                .put("id", "urn:eco-relay:exporter:" + certificate.subject().account() + ":" + exporter.id())
                .put("name", exporter.party().name())
                .build();
    }

    private Json tree(List<DeclaredLine> lines) {
        String at = certificate.subject().createdAt().toString();
        var tree = Json.object()
                .put("id", certificate.documentId().toString())
                .put("issueDateTime", at)
                .put("name", declares() ? "RCEP declaration of origin" : "RCEP certificate of origin")
                .put("isPreferential", true)
                .put("freeTradeAgreement", "RCEP");
        issued.ifPresent(one -> tree.put("issuedCertificate", certification(one)));
        exporter.approval()
                .filter(_ -> declares())
                .ifPresent(approval -> tree.put(
                        "approvedExporter",
                        Json.object().put("code", approval.code()).build()));
        return tree.put(
                        "firstSignatoryAuthentication",
                        Json.object()
                                .put("actualDateTime", at)
                                .put("statement", STATEMENT)
                                .put("providingTradeParty", exporter.party().json())
                                .build())
                .put("supplyChainConsignment", consignment(lines))
                .build();
    }

    private Json consignment(List<DeclaredLine> lines) {
        var consignment = Json.object()
                .put("id", order.number())
                .put("exportCountry", country(exporter.party().country()))
                .put("exporter", exporter.party().json())
                .put("importCountry", country(order.destination()))
                .put("importer", order.consignee().json())
                .put(
                        "includedConsignmentItems",
                        Json.array(IntStream.range(0, lines.size()).mapToObj(i -> item(i + 1, lines.get(i)))))
                .put("mainCarriageTransportMovement", carriage());
        order.transport()
                .flatMap(Order.Transport::portOfDischarge)
                .ifPresent(port -> consignment.put(
                        "unloadingBaseportLocation",
                        Json.object().put("name", port).build()));
        return consignment.build();
    }

    /** Box 4: unknown before shipment is {@code ***} or {@code BY SEA}. */
    private Json carriage() {
        var carriage = Json.object()
                .put(
                        "information",
                        order.transport().map(by -> "BY " + by.mode()).orElse("***"));
        order.transport()
                .flatMap(Order.Transport::departureDate)
                .ifPresent(day -> carriage.put(
                        "departureEvent",
                        Json.object().put("departureDate", day.toString()).build()));
        order.transport()
                .flatMap(Order.Transport::vessel)
                .ifPresent(vessel -> carriage.put(
                        "usedTransportMeans", Json.object().put("name", vessel).build()));
        return carriage.build();
    }

    private Json item(int number, DeclaredLine declared) {
        return Json.object()
                .put("id", Integer.toString(number))
                .put("information", packages(declared.line()))
                .put(
                        "crossBorderRegulatoryProcedure",
                        Json.object()
                                .put(
                                        "originCriteriaText",
                                        String.join(" ", declared.origin().criterionLines()))
                                .put("basis", declared.origin().basis().json())
                                .build())
                .put("manufacturer", manufacturer(declared))
                .put("tradeLineItems", Json.array(Stream.of(lineItem(number, declared))))
                .build();
    }

    /** Box 7: {@code N/M} when there are no marks and numbers. */
    private static String packages(Order.Line line) {
        return line.packages().map(count -> count + " PACKAGES, N/M").orElse("N/M");
    }

    /** Box 3: {@code NOT AVAILABLE} when the producer is unknown, {@code CONFIDENTIAL} when it is secret. */
    private static Json manufacturer(DeclaredLine declared) {
        return declared.product()
                .producer()
                .map(producer -> producer.confidential()
                        ? Json.object().put("name", "CONFIDENTIAL").build()
                        : producer.party().json())
                .orElse(Json.object().put("name", "NOT AVAILABLE").build());
    }

    private Json lineItem(int number, DeclaredLine declared) {
        Order.Line line = declared.line();
        var item = Json.object()
                .put("sequenceNumber", number)
                .put("invoiceReference", invoice())
                .put(
                        "quantity",
                        Json.object()
                                .put("value", line.quantity().toPlainString())
                                .put("unit", line.unit())
                                .build());
        // Box 12: FOB only where RVC was applied.
        if (declared.origin().criterionLines().getFirst().equals("RVC")) {
            item.put(
                    "fob",
                    Json.object()
                            .put("amount", declared.fob().amount().toPlainString())
                            .put("currency", declared.fob().currency())
                            .build());
        }
        line.grossWeightKg().ifPresent(weight -> item.put("grossWeightKg", weight.toPlainString()));
        return item.put("tradeProduct", product(declared)).build();
    }

    private Json product(DeclaredLine declared) {
        return Json.object()
                .put("id", declared.line().sku())
                .put("description", declared.product().description())
                .put(
                        "harmonisedTariffCode",
                        Json.object()
                                .put("classCode", declared.hs().upTo(profile.hsDigits()))
                                .build())
                .put("originCountry", country(declared.origin().country()))
                .build();
    }

    /** Box 13: the order's own number and day stand in until an invoice is known. */
    private Json invoice() {
        LocalDate ordered = order.placedAt().atZone(ZoneOffset.UTC).toLocalDate();
        return Json.object()
                .put("id", order.invoice().map(Order.Invoice::number).orElse(order.number()))
                .put(
                        "formattedIssueDateTime",
                        order.invoice()
                                .flatMap(Order.Invoice::date)
                                .orElse(ordered)
                                .toString())
                .build();
    }

    private static Json country(String code) {
        return Json.object().put("code", code).build();
    }
}

package org.ecorelay.certificate.decide;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.annex3b.Item;
import org.ecorelay.certificate.annex3b.OriginDocument;
import org.ecorelay.certificate.annex3b.OriginTree;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.bill.Material;

/**
 * Writes the e-CO: the UN/CEFACT certificate-of-origin tree with the minimum information of RCEP Annex 3B, as the subject of
 * a W3C Verifiable Credential 2.0. Every time in it comes from the row, so that building twice gives the same bytes.
 */
final class Credential {
    /** The published schema of the credential subject, events/schemas/certificate-1.schema.json. */
    private static final String SCHEMA = "urn:eco-relay:schema:certificate-1";

    private final Certificate certificate;
    private final PartOfOrder part;
    private final Order order;
    private final Exporter exporter;
    private final Profile profile;
    private final Function<Order, InvoiceReference> invoices;

    Credential(
            Certificate certificate,
            PartOfOrder part,
            Exporter exporter,
            Profile profile,
            Function<Order, InvoiceReference> invoices) {
        this.certificate = certificate;
        this.part = part;
        this.order = part.order();
        this.exporter = exporter;
        this.profile = profile;
        this.invoices = invoices;
    }

    /** What it will say of these lines. */
    OriginDocument document(ProofOfOrigin proof, List<DeclaredLine> lines) {
        return new OriginDocument(
                certificate.documentId().toString(),
                order.number(),
                certificate.subject().createdAt(),
                proof,
                exporter.id(),
                exporter.party(),
                Optional.empty(),
                order.consignee(),
                order.destination(),
                order.transport(),
                order.thirdPartyInvoice(),
                order.backToBack(),
                profile.document().retroactiveAfterDays(),
                lines.stream().map(this::item).toList());
    }

    /** The document as it is signed. */
    Json.Obj of(OriginDocument document) {
        return Json.object()
                .put("@context", Json.array(Stream.of(Json.text("https://www.w3.org/ns/credentials/v2"))))
                .put(
                        "type",
                        Json.array(Stream.of(Json.text("VerifiableCredential"), Json.text(type(document.proof())))))
                .put("id", "urn:eco-relay:" + certificate.documentId())
                .put("issuer", issuer())
                .put("validFrom", document.validFrom().toString())
                .put("validUntil", document.validUntil().toString())
                .put(
                        "credentialSchema",
                        Json.object()
                                .put("id", SCHEMA)
                                .put("type", "JsonSchema")
                                .build())
                // Beside the subject, whose schema stays; what a live key made has no such member.
                .putIfPresent(
                        "simulated",
                        certificate.subject().mode() == KeyMode.TEST ? Optional.of(Json.bool(true)) : Optional.empty())
                .put("specVersion", profile.specVersion())
                .put("profile", profile.id())
                .put(
                        "credentialSubject",
                        Json.object()
                                .put(
                                        "certificateOfOrigin",
                                        OriginTree.of(
                                                document, profile.document().manufacturerNesting()))
                                .build())
                .build();
    }

    /** It is called a certificate only when an issuing body has issued one. */
    private static String type(ProofOfOrigin proof) {
        return switch (proof) {
            case ProofOfOrigin.Declaration _ -> "DeclarationOfOrigin";
            case ProofOfOrigin.Application _ -> "CertificateOfOriginApplication";
            case ProofOfOrigin.Issued _ -> "CertificateOfOrigin";
        };
    }

    /** Who signs this file (box 15), never an issuing body. */
    private Json issuer() {
        return Json.object()
                .put("id", "urn:eco-relay:exporter:" + certificate.subject().account() + ":" + exporter.id())
                .put("name", exporter.party().name())
                .build();
    }

    private Item item(DeclaredLine declared) {
        return new Item(
                declared.line(),
                declared.index(),
                declared.product().description(),
                declared.hs().upTo(profile.hsDigits()),
                declared.origin().criterionLines(),
                declared.origin().country(),
                declared.origin().basis(),
                declared.fob(),
                declared.product().producer(),
                declared.product().good().materials().stream()
                        .map(Credential::material)
                        .toList(),
                invoice(part.of(declared.index())));
    }

    private static Item.Material material(Material material) {
        return new Item.Material(
                material.id(),
                HsCode.parse(material.hs()).map(HsCode::digits),
                material.origin().stated());
    }

    /** Box 13: each good has the invoice of the order that it is of. */
    private Item.Invoice invoice(Order of) {
        InvoiceReference invoice = invoices.apply(of);
        return new Item.Invoice(invoice.number(), invoice.date());
    }
}

package org.ecorelay.certificate.annex3b;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a field of the tree comes from: its box on the form, and its place in the exporter's own data.
 *
 * <p>A field is named by a JSON Pointer into the credential subject, as in the profiles and in the platform's answers.
 */
public final class Places {
    /** The box that an issuing body fills in. */
    public static final int CERTIFICATION = 16;

    private static final String CONSIGNMENT = "/certificateOfOrigin/supplyChainConsignment";
    private static final Pattern ITEM = Pattern.compile(CONSIGNMENT + "/includedConsignmentItems/([0-9]{1,4})(/.*)?");
    private static final String LINE_ITEM = "/tradeLineItems/0";

    /**
     * A part of the tree.
     *
     * @param own pointer in the exporter's own data: {@code @exporter}, {@code @line} and {@code @product} stand for those
     *     of the document; what follows the prefix is appended when it ends in {@code /*}
     */
    private record Place(String prefix, int box, String own) {}

    private static final List<Place> DOCUMENT = List.of(
            new Place("/certificateOfOrigin/approvedExporter", 15, "@exporter/approvedExporter"),
            new Place("/certificateOfOrigin/issuedCertificate", CERTIFICATION, ""),
            new Place("/certificateOfOrigin/issuedRetroactively", 17, ""),
            new Place("/certificateOfOrigin/firstSignatoryAuthentication", 15, "@exporter/party"),
            new Place("/certificateOfOrigin/thirdPartyInvoicing", 14, "/thirdPartyInvoice/*"),
            new Place("/certificateOfOrigin/backToBack/approvedExporter", 14, "/backToBack/approvedExporterCode"),
            new Place("/certificateOfOrigin/backToBack/originCountry", 14, "/backToBack/originCountry"),
            new Place("/certificateOfOrigin/backToBack", 14, "/backToBack/*"),
            new Place(CONSIGNMENT + "/exportCountry", 1, "@exporter/party/country"),
            new Place(CONSIGNMENT + "/exporter/id", 1, "@exporter/party/businessNumber"),
            new Place(CONSIGNMENT + "/exporter", 1, "@exporter/party/*"),
            new Place(CONSIGNMENT + "/importCountry", 15, "/destination"),
            new Place(CONSIGNMENT + "/importer", 2, "/consignee/*"),
            new Place(CONSIGNMENT + "/mainCarriageTransportMovement/departureEvent", 4, "/transport/departureDate"),
            new Place(CONSIGNMENT + "/mainCarriageTransportMovement/usedTransportMeans", 4, "/transport/vessel"),
            new Place(CONSIGNMENT + "/mainCarriageTransportMovement", 4, "/transport/mode"),
            new Place(CONSIGNMENT + "/unloadingBaseportLocation", 4, "/transport/portOfDischarge"));

    private static final List<Place> GOODS = List.of(
            new Place("/marks", 7, "@line/marks"),
            new Place("/packages/kind", 8, "@line/packageKind"),
            new Place("/packages", 8, "@line/packages"),
            new Place("/information", 8, "@line/packages"),
            new Place("/crossBorderRegulatoryProcedure", 10, "@product/criterion"),
            new Place("/manufacturer/id", 3, "@product/producer/businessNumber"),
            new Place("/manufacturer", 3, "@product/producer/*"),
            new Place("/materials", 0, "@product/materials/*"),
            new Place(LINE_ITEM + "/invoiceReference/formattedIssueDateTime", 13, "/invoice/date"),
            new Place(LINE_ITEM + "/invoiceReference", 13, "/invoice/number"),
            new Place(LINE_ITEM + "/quantity/unit", 12, "@line/unit"),
            new Place(LINE_ITEM + "/quantity", 12, "@line/quantity"),
            new Place(LINE_ITEM + "/fob", 12, "@line/value"),
            new Place(LINE_ITEM + "/grossWeightKg", 12, "@line/grossWeightKg"),
            new Place(LINE_ITEM + "/tradeProduct/description", 8, "@product/description"),
            new Place(LINE_ITEM + "/tradeProduct/harmonisedTariffCode", 9, "@product/hsCode"),
            new Place(LINE_ITEM + "/tradeProduct/originCountry", 11, "@product/originCountry"));

    private Places() {}

    /** The box that shows a field, or empty when none does or there is no such field. */
    public static Optional<Integer> box(String field) {
        Matcher item = ITEM.matcher(field);
        String rest = item.matches() ? Optional.ofNullable(item.group(2)).orElse("") : field;
        return find(item.matches() ? GOODS : DOCUMENT, rest).map(Place::box).filter(box -> box > 0);
    }

    /** Where the exporter can send what a field lacks: the pointer in its own data, and the product when it is one's. */
    public static Own own(String field, OriginDocument document) {
        Matcher item = ITEM.matcher(field);
        boolean ofGoods = item.matches()
                && Integer.parseInt(item.group(1)) < document.items().size();
        String rest = ofGoods ? Optional.ofNullable(item.group(2)).orElse("") : field;
        Optional<Item> good =
                ofGoods ? Optional.of(document.items().get(Integer.parseInt(item.group(1)))) : Optional.empty();
        return find(ofGoods ? GOODS : DOCUMENT, rest)
                .filter(place -> !place.own().isEmpty())
                .map(place -> resolved(place, rest, good, document))
                .orElse(new Own(field, Optional.empty()));
    }

    /**
     * A place in the exporter's own data.
     *
     * @param sku the product whose profile it is in, or empty
     */
    public record Own(String pointer, Optional<String> sku) {}

    /** The pointer to a product. */
    static String product(String sku) {
        return "/products/" + sku.replace("~", "~0").replace("/", "~1");
    }

    private static Own resolved(Place place, String field, Optional<Item> good, OriginDocument document) {
        String own = place.own().endsWith("/*")
                ? place.own().substring(0, place.own().length() - 2)
                        + field.substring(place.prefix().length())
                : place.own();
        String pointer = own.replace("@exporter", "/exporters/" + document.exporterId())
                .replace("@line", good.map(item -> "/lines/" + item.lineIndex()).orElse(""))
                .replace(
                        "@product", good.map(item -> product(item.line().sku())).orElse(""));
        return new Own(
                pointer,
                good.filter(_ -> place.own().startsWith("@product"))
                        .map(item -> item.line().sku()));
    }

    private static Optional<Place> find(List<Place> places, String field) {
        return places.stream()
                .filter(place -> field.equals(place.prefix()) || field.startsWith(place.prefix() + "/"))
                .findFirst();
    }
}

package org.ecorelay.certificate.annex3b;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecorelay.json.Json;

/**
 * Boxes 1 to 17 of Form RCEP, drawn from the tree of a document. Pure: a page, a PDF and an application show what is signed.
 *
 * <p>Boxes 6 to 13 are arrays with one text for each good; 4, 15 and 17 are objects; 16 is an object, or null as long as
 * no certificate is issued; the others are text. {@code head} has the certificate number and the issuing country.
 */
public final class FormBoxes {
    /** The box of importer or consignee. */
    public static final String CONSIGNEE = "2";

    private final Json.Obj tree;
    private final Json.Obj consignment;
    private final List<Json.Obj> goods;
    private final Set<Json.Obj> makers;

    private FormBoxes(Json.Obj tree) {
        this.tree = tree;
        this.consignment = tree.object("supplyChainConsignment");
        this.goods = objects(consignment.list("includedConsignmentItems"));
        this.makers = new LinkedHashSet<>(
                goods.stream().map(good -> named(good.object("manufacturer"))).toList());
    }

    /**
     * The boxes of a tree {@code certificateOfOrigin} as {@link OriginTree} writes it.
     *
     * @return the members {@code head} and {@code 1} to {@code 17}
     */
    public static Json.Obj of(Json.Obj certificateOfOrigin) {
        return new FormBoxes(certificateOfOrigin).boxes();
    }

    private Json.Obj boxes() {
        return Json.object()
                .put("head", head())
                .put("1", party(consignment.object("exporter")))
                .put(CONSIGNEE, party(consignment.object("importer")))
                .put("3", makers.size() == 1 ? party(makers.iterator().next()) : FormWords.SEE_BOX_8)
                .put("4", transport())
                .put("5", "")
                .put("6", each(good -> good.required("id")))
                .put("7", each(good -> good.text("marks").orElse(FormWords.NO_MARKS)))
                .put("8", each(this::description))
                .put("9", each(good -> tariffCode(good).substring(0, 6)))
                .put(
                        "10",
                        each(good ->
                                good.object("crossBorderRegulatoryProcedure").required("originCriteriaText")))
                .put(
                        "11",
                        each(good -> FormWords.country(
                                product(good).object("originCountry").required("code"))))
                .put("12", each(FormBoxes::quantity))
                .put("13", each(FormBoxes::invoice))
                .put("14", String.join("\n", remarks()))
                .put("15", declaration())
                .put("16", certification())
                .put("17", ticks())
                .build();
    }

    private Json head() {
        return Json.object()
                .put("form", "RCEP")
                .putIfPresent(
                        "certificateNumber",
                        tree.object("issuedCertificate").text("id").map(Json::text))
                .put(
                        "issuedIn",
                        FormWords.country(consignment.object("exportCountry").required("code")))
                .build();
    }

    private Json transport() {
        Json.Obj carriage = consignment.object("mainCarriageTransportMovement");
        return Json.object()
                .put(
                        "departureDate",
                        carriage.object("departureEvent").text("departureDate").orElse(FormWords.UNKNOWN))
                .put(
                        "vessel",
                        carriage.object("usedTransportMeans")
                                .text("name")
                                .orElse(carriage.text("information").orElse(FormWords.UNKNOWN)))
                .put(
                        "portOfDischarge",
                        consignment
                                .object("unloadingBaseportLocation")
                                .text("name")
                                .orElse(FormWords.UNKNOWN))
                .build();
    }

    /** The description as on the invoice; with its producer, when the goods have several. */
    private String description(Json.Obj good) {
        Json.Obj packages = good.object("packages");
        String goodsOnly = packages.get("count").isPresent()
                ? "%d %s OF %s"
                        .formatted(
                                packages.requiredInt("count"),
                                packages.required("kind"),
                                product(good).required("description"))
                : product(good).required("description");
        return makers.size() == 1 ? goodsOnly : goodsOnly + "\nPRODUCER: " + party(named(good.object("manufacturer")));
    }

    /** Quantity, gross weight, and FOB where RVC was applied: there is none in the tree otherwise. */
    private static String quantity(Json.Obj good) {
        Json.Obj line = line(good);
        Json.Obj quantity = line.object("quantity");
        Optional<String> weight = line.text("grossWeightKg").map("G.W. %s KG"::formatted);
        Optional<String> fob = Optional.of(line.object("fob"))
                .filter(value -> !value.members().isEmpty())
                .map(value -> "FOB %s %s".formatted(value.required("currency"), value.required("amount")));
        return String.join(
                "\n",
                Stream.of(Optional.of(quantity.required("value") + " " + quantity.required("unit")), weight, fob)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static String invoice(Json.Obj good) {
        Json.Obj invoice = line(good).object("invoiceReference");
        return invoice.required("id") + " " + invoice.required("formattedIssueDateTime");
    }

    private List<String> remarks() {
        var remarks = new ArrayList<String>();
        Json.Obj thirdParty = tree.object("thirdPartyInvoicing");
        thirdParty
                .text("name")
                .ifPresent(name -> remarks.add("THIRD-PARTY INVOICING: %s, %s"
                        .formatted(name, FormWords.country(thirdParty.required("country")))));
        Json.Obj original = tree.object("backToBack");
        original.text("originalNumber").ifPresent(number -> {
            remarks.add("BACK-TO-BACK: ORIGINAL PROOF OF ORIGIN %s OF %s, RCEP COUNTRY OF ORIGIN %s"
                    .formatted(
                            number,
                            original.required("originalDate"),
                            FormWords.country(original.object("originCountry").required("code"))));
            original.object("approvedExporter")
                    .text("code")
                    .ifPresent(code -> remarks.add("APPROVED EXPORTER OF THE ORIGINAL: " + code));
        });
        return remarks;
    }

    private Json declaration() {
        Json.Obj signed = tree.object("firstSignatoryAuthentication");
        return Json.object()
                .put("declaration", signed.required("statement"))
                .put(
                        "importingCountry",
                        FormWords.country(consignment.object("importCountry").required("code")))
                .put("place", signed.object("location").required("name"))
                .put("date", signed.required("actualDateTime").substring(0, 10))
                .build();
    }

    /** What the issuing body has certified on its own certificate; nothing before it has. */
    private Json certification() {
        Json.Obj issued = tree.object("issuedCertificate");
        return issued.text("id")
                .<Json>map(number -> Json.object()
                        .put("reference", number)
                        .put("issuingBody", issued.object("issuer").required("name"))
                        .putIfPresent(
                                "place",
                                issued.object("issueLocation").text("name").map(Json::text))
                        .put("date", issued.required("issueDate"))
                        .build())
                .orElse(new Json.Null());
    }

    private Json ticks() {
        return Json.object()
                .put("backToBack", tree.get("backToBack").isPresent())
                .put("thirdPartyInvoicing", tree.get("thirdPartyInvoicing").isPresent())
                .put("issuedRetroactively", tree.get("issuedRetroactively").equals(Optional.of(Json.bool(true))))
                .build();
    }

    private Json each(Function<Json.Obj, String> text) {
        return Json.array(goods.stream().map(text).map(Json::text));
    }

    /** Name, address and country alone: who is behind a producer does not make it another one. */
    private static Json.Obj named(Json.Obj maker) {
        var party = Json.object();
        Stream.of("name", "address", "country")
                .forEach(member -> party.putIfPresent(member, maker.text(member).map(Json::text)));
        return party.build();
    }

    /**
     * A firm as boxes 1 to 3 have it: name, address, country.
     *
     * @param party {@code name, address, country}
     */
    public static String party(Json.Obj party) {
        return String.join(
                ", ",
                Stream.of(
                                party.text("name"),
                                party.text("address"),
                                party.text("country").map(FormWords::country))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static String tariffCode(Json.Obj good) {
        return product(good).object("harmonisedTariffCode").required("classCode");
    }

    private static Json.Obj product(Json.Obj good) {
        return line(good).object("tradeProduct");
    }

    private static Json.Obj line(Json.Obj good) {
        return objects(good.list("tradeLineItems")).getFirst();
    }

    private static List<Json.Obj> objects(List<Json> values) {
        return values.stream().map(Json.Obj.class::cast).toList();
    }
}

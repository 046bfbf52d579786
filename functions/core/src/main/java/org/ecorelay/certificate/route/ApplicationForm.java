package org.ecorelay.certificate.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.order.Order;

/**
 * An application to an issuing body in the field names of its Chinese front end, as far as it is known here. A field that is empty is the
 * exporter's to fill: no code of a front end is guessed.
 *
 * <p>Source of the names: the API pages of a commercial front end of customs and CCPIT (s.apifox.cn/83583961), which have no
 * official status; the values are those of the RCEP form's boxes.
 *
 * @param toFill JSON Pointers into {@code fields}
 */
public record ApplicationForm(Kind kind, Json.Obj fields, List<String> toFill) {
    /** Whose front end it is for. */
    public enum Kind {
        CUSTOMS,
        CCPIT
    }

    private static final List<String> GOODS = List.of(
            "sortNo",
            "certificateSortNo",
            "gNo",
            "hsCode",
            "goodsName",
            "goodsNameE",
            "nonOriginIngredients",
            "oriCriteria",
            "oriCriteriaSub",
            "oriCriteriaExt",
            "oriCriteriaRef",
            "goodsQty",
            "iCompPrpr",
            "goodsItemFlag");

    /** Empty where box 10 has one line. */
    private static final Set<String> FURTHER_LINES = Set.of("oriCriteriaSub", "oriCriteriaExt");

    public ApplicationForm {
        toFill = List.copyOf(toFill);
    }

    /**
     * Fills a form.
     *
     * @param application what is in the ledger: the exporter and, of each line, what was determined
     * @param order what the application was made from
     */
    public static ApplicationForm of(Kind kind, Json.Obj application, Order order) {
        Map<String, String> head = switch (kind) {
            case CUSTOMS -> customs(application, order);
            case CCPIT -> ccpit(application, order);
        };
        List<Map<String, String>> goods = goods(application);
        var toFill = new ArrayList<String>();
        head.forEach((name, value) -> note(toFill, "/" + name, value));
        for (int i = 0; i < goods.size(); i++) {
            String at = "/goodsList/%d/".formatted(i);
            goods.get(i).forEach((name, value) -> {
                if (!FURTHER_LINES.contains(name)) {
                    note(toFill, at + name, value);
                }
            });
        }
        JsonObjectBuilder fields = object(head).put("goodsList", list(goods));
        if (kind == Kind.CUSTOMS) {
            fields.put("documentList", list(List.of()))
                    .put("nonpartyCorpList", list(nonParty(order)))
                    .put("invoiceInfoList", list(invoice(order)));
        }
        return new ApplicationForm(kind, fields.build(), toFill);
    }

    private static void note(List<String> toFill, String pointer, String value) {
        if (value.isEmpty()) {
            toFill.add(pointer);
        }
    }

    private static Map<String, String> customs(Json.Obj application, Order order) {
        var head = empty(
                "certNo",
                "applyType",
                "certType",
                "customsEnterpriseId",
                "applId",
                "orgCode",
                "fetchPlace",
                "aplAdd",
                "aplDate",
                "invNo",
                "invDate",
                "exporter",
                "consignee",
                "goodsSpecClause",
                "mark",
                "loadPortCountry");
        head.put("exporter", address(application.object("exporter")));
        head.put("consignee", address(order.consignee().json()));
        head.put("mark", marks(order));
        head.put("loadPortCountry", application.object("exporter").required("country"));
        order.invoice().ifPresent(invoice -> {
            head.put("invNo", invoice.number());
            head.put("invDate", invoice.date().map(String::valueOf).orElse(""));
        });
        return head;
    }

    private static Map<String, String> ccpit(Json.Obj application, Order order) {
        var head = empty(
                "docId",
                "sendAudit",
                "docType",
                "subDocType",
                "exporterEnAddress",
                "importerEnName",
                "importerEnAddress",
                "importer",
                "middleman",
                "showMiddleman",
                "producer",
                "applyAddress",
                "tradeModeCode",
                "payTime",
                "payModeCode",
                "contractNum",
                "creditNum");
        head.put("exporterEnAddress", address(application.object("exporter")));
        head.put("importerEnName", order.consignee().name());
        head.put("importerEnAddress", order.consignee().address());
        head.put("importer", order.consignee().name());
        order.thirdPartyInvoice().ifPresent(issuer -> head.put("middleman", issuer.name()));
        head.put("producer", producers(application));
        return head;
    }

    /** Several producers are each with their goods (box 3). */
    private static String producers(Json.Obj application) {
        var names = new TreeSet<String>();
        lines(application)
                .forEach(line -> names.add(line.object("producer").text("name").orElse("")));
        return names.size() == 1 ? names.first() : "SEE BOX 8";
    }

    /** Box 7. */
    private static String marks(Order order) {
        List<String> marks = order.lines().stream()
                .flatMap(line -> line.marks().stream())
                .distinct()
                .toList();
        return marks.isEmpty() ? "N/M" : String.join("; ", marks);
    }

    private static List<Map<String, String>> goods(Json.Obj application) {
        List<Json.Obj> lines = lines(application);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> goods(i + 1, lines.get(i)))
                .toList();
    }

    private static Map<String, String> goods(int number, Json.Obj line) {
        var goods = empty(GOODS.toArray(String[]::new));
        String[] criterion = line.required("criterion").split(" ", 3);
        goods.put("sortNo", Integer.toString(number));
        goods.put("certificateSortNo", Integer.toString(number));
        goods.put("gNo", Integer.toString(line.requiredInt("line")));
        goods.put("hsCode", line.required("hsCode"));
        goods.put("goodsNameE", line.required("description"));
        goods.put("oriCriteria", criterion[0]);
        goods.put("oriCriteriaSub", criterion.length > 1 ? criterion[1] : "");
        goods.put("oriCriteriaExt", criterion.length > 2 ? criterion[2] : "");
        goods.put("goodsQty", line.required("quantity") + " " + line.required("unit"));
        return goods;
    }

    private static List<Json.Obj> lines(Json.Obj application) {
        return application.list("lines").stream()
                .map(line -> switch (line) {
                    case Json.Obj object -> object;
                    default -> Json.Obj.EMPTY;
                })
                .toList();
    }

    private static List<Map<String, String>> nonParty(Order order) {
        return order.thirdPartyInvoice()
                .map(issuer -> List.of(Map.of("name", issuer.name(), "country", issuer.country())))
                .orElse(List.of());
    }

    private static List<Map<String, String>> invoice(Order order) {
        return order.invoice()
                .map(invoice -> List.of(Map.of(
                        "invNo",
                        invoice.number(),
                        "invDate",
                        invoice.date().map(String::valueOf).orElse(""))))
                .orElse(List.of());
    }

    private static String address(Json.Obj party) {
        return "%s, %s, %s".formatted(party.required("name"), party.required("address"), party.required("country"));
    }

    private static Map<String, String> empty(String... names) {
        var fields = new LinkedHashMap<String, String>();
        Stream.of(names).forEach(name -> fields.put(name, ""));
        return fields;
    }

    private static JsonObjectBuilder object(Map<String, String> fields) {
        var object = Json.object();
        fields.forEach(object::put);
        return object;
    }

    private static Json list(List<Map<String, String>> entries) {
        return Json.array(entries.stream().map(entry -> object(entry).build()));
    }
}

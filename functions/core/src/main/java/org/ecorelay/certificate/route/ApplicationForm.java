package org.ecorelay.certificate.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.certificate.annex3b.FormBoxes;
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
 * <p>What the form's boxes say is taken from them ({@link FormBoxes}), so that the application and the document cannot differ.
 *
 * @param toFill JSON Pointers into {@code fields}, each to an empty one
 * @param provisional JSON Pointers to what stands in for a commercial invoice that is not known yet
 */
public record ApplicationForm(Kind kind, Json.Obj fields, List<String> toFill, List<String> provisional) {
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
        provisional = List.copyOf(provisional);
    }

    /**
     * Fills a form.
     *
     * @param application what is in the ledger: the exporter, the boxes without the buyer's and, of each line, what was determined
     * @param order what the application was made from
     */
    public static ApplicationForm of(Kind kind, Json.Obj application, Order order) {
        Map<String, String> head = switch (kind) {
            case CUSTOMS -> customs(application, order);
            case CCPIT -> ccpit(application, order);
        };
        List<Json.Obj> invoices = invoices(application);
        var provisional = new ArrayList<String>();
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
                    .put(
                            "invoiceInfoList",
                            list(invoices.stream().map(ApplicationForm::invoice).toList()));
            provisional.addAll(provisional(invoices));
        }
        return new ApplicationForm(kind, fields.build(), toFill, provisional);
    }

    /** All boxes of the form as they will be, the buyer's among them. */
    public static Json.Obj boxes(Json.Obj application, Order order) {
        return Json.object()
                .putAll(application.object("boxes"))
                .put(FormBoxes.CONSIGNEE, FormBoxes.party(order.consignee().json()))
                .build();
    }

    private static Map<String, String> invoice(Json.Obj invoice) {
        return Map.of("invNo", invoice.required("number"), "invDate", invoice.required("date"));
    }

    private static List<String> provisional(List<Json.Obj> invoices) {
        var pointers = new LinkedHashSet<String>();
        for (int i = 0; i < invoices.size(); i++) {
            if (invoices.get(i).get("provisional").equals(Optional.of(new Json.Bool(true)))) {
                pointers.addAll(List.of("/invNo", "/invoiceInfoList/%d/invNo".formatted(i)));
            }
        }
        for (int i = 0; i < invoices.size(); i++) {
            if (!invoices.get(i).required("dateFrom").equals("INVOICE")) {
                pointers.addAll(List.of("/invDate", "/invoiceInfoList/%d/invDate".formatted(i)));
            }
        }
        return List.copyOf(pointers);
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
        Json.Obj boxes = boxes(application, order);
        head.put("exporter", boxes.required("1"));
        head.put("consignee", boxes.required(FormBoxes.CONSIGNEE));
        head.put("mark", marks(boxes));
        head.put("loadPortCountry", application.object("exporter").required("country"));
        // The front end has one field for all: each invoice by itself is in invoiceInfoList.
        List<Json.Obj> invoices = invoices(application);
        head.put("invNo", joined(invoices, "number"));
        head.put("invDate", joined(invoices, "date"));
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
        head.put("exporterEnAddress", application.object("boxes").required("1"));
        head.put("importerEnName", order.consignee().name());
        head.put("importerEnAddress", order.consignee().address());
        head.put("importer", order.consignee().name());
        order.thirdPartyInvoice().ifPresent(issuer -> head.put("middleman", issuer.name()));
        head.put("producer", application.object("boxes").required("3"));
        return head;
    }

    /** Box 7. */
    private static String marks(Json.Obj boxes) {
        return texts(boxes, "7").distinct().collect(Collectors.joining("; "));
    }

    private static Stream<String> texts(Json.Obj boxes, String box) {
        return boxes.list(box).stream().map(text -> text.asText().orElseThrow());
    }

    private static List<Map<String, String>> goods(Json.Obj application) {
        List<Json.Obj> lines = lines(application);
        Json.Obj boxes = application.object("boxes");
        return IntStream.range(0, lines.size())
                .mapToObj(i -> goods(boxes, i, lines.get(i)))
                .toList();
    }

    /** Boxes 6, 10 and 12; beside them the whole code and the bare name, for which the form has no box. */
    private static Map<String, String> goods(Json.Obj boxes, int index, Json.Obj line) {
        var goods = empty(GOODS.toArray(String[]::new));
        String[] criterion = at(boxes, "10", index).split(" ", 3);
        goods.put("sortNo", at(boxes, "6", index));
        goods.put("certificateSortNo", at(boxes, "6", index));
        goods.put("gNo", Integer.toString(line.requiredInt("line")));
        goods.put("hsCode", line.required("hsCode"));
        goods.put("goodsNameE", line.required("description"));
        goods.put("oriCriteria", criterion[0]);
        goods.put("oriCriteriaSub", criterion.length > 1 ? criterion[1] : "");
        goods.put("oriCriteriaExt", criterion.length > 2 ? criterion[2] : "");
        goods.put("goodsQty", at(boxes, "12", index).lines().findFirst().orElseThrow());
        return goods;
    }

    private static String at(Json.Obj boxes, String box, int index) {
        return texts(boxes, box).skip(index).findFirst().orElseThrow();
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

    /** Box 13: several, when orders share a shipment. */
    private static List<Json.Obj> invoices(Json.Obj application) {
        List<Json> all = application.list("invoices");
        return all.isEmpty()
                ? List.of(application.object("invoice"))
                : all.stream().map(Json.Obj.class::cast).toList();
    }

    private static String joined(List<Json.Obj> invoices, String field) {
        return invoices.stream()
                .map(invoice -> invoice.required(field))
                .distinct()
                .collect(Collectors.joining("; "));
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

package org.ecorelay.certificate.annex3b;

import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.origin.Producer;

/** Writes one good of the tree (boxes 6 to 13), with as many of its makers as the authority wants. */
final class ItemTree {
    private final ManufacturerNesting nesting;

    ItemTree(ManufacturerNesting nesting) {
        this.nesting = nesting;
    }

    Json of(int number, Item item) {
        Order.Line line = item.line();
        var json = Json.object()
                .put("id", Integer.toString(number))
                .put("information", information(line))
                .put("marks", line.marks().orElse(FormWords.NO_MARKS));
        line.packages()
                .ifPresent(count -> json.put(
                        "packages",
                        Json.object()
                                .put("count", count)
                                .put("kind", line.packageKind().orElse(FormWords.PACKAGES))
                                .build()));
        json.put(
                        "crossBorderRegulatoryProcedure",
                        Json.object()
                                .put("originCriteriaText", String.join(" ", item.criterionLines()))
                                .put("basis", item.basis().json())
                                .build())
                .put(
                        "manufacturer",
                        item.producer()
                                .map(this::maker)
                                .orElse(Json.object()
                                        .put("name", FormWords.NOT_AVAILABLE)
                                        .build()));
        if (nesting == ManufacturerNesting.MATERIALS && !item.materials().isEmpty()) {
            json.put("materials", Json.array(item.materials().stream().map(ItemTree::material)));
        }
        return json.put("tradeLineItems", Json.array(Stream.of(lineItem(number, item))))
                .build();
    }

    /** Boxes 7 and 8 in one line. */
    private static String information(Order.Line line) {
        String marks = line.marks().orElse(FormWords.NO_MARKS);
        return line.packages()
                .map(count -> "%d %s, %s".formatted(count, line.packageKind().orElse(FormWords.PACKAGES), marks))
                .orElse(marks);
    }

    /** Box 3. What is secret hides what is behind it, too. */
    private Json.Obj maker(Producer producer) {
        if (producer.confidential()) {
            return Json.object().put("name", FormWords.CONFIDENTIAL).build();
        }
        List<Producer> behind = nesting == ManufacturerNesting.NONE ? List.of() : producer.manufacturers();
        var members = Json.object().putAll(producer.party().json());
        return behind.isEmpty()
                ? members.build()
                : members.put("manufacturers", Json.array(behind.stream().map(this::maker)))
                        .build();
    }

    private static Json material(Item.Material material) {
        return Json.object()
                .put("id", material.id())
                .putIfPresent("hsCode", material.hsCode().map(Json::text))
                .putIfPresent("originCountry", material.originCountry().map(ItemTree::country))
                .build();
    }

    private static Json lineItem(int number, Item item) {
        Order.Line line = item.line();
        var json = Json.object()
                .put("sequenceNumber", number)
                .put(
                        "invoiceReference",
                        Json.object()
                                .put("id", item.invoice().number())
                                .put(
                                        "formattedIssueDateTime",
                                        item.invoice().date().toString())
                                .build())
                .put(
                        "quantity",
                        Json.object()
                                .put("value", line.quantity().toPlainString())
                                .put("unit", line.unit())
                                .build());
        // Box 12: FOB only where RVC was applied.
        if (item.showsFob()) {
            json.put(
                    "fob",
                    Json.object()
                            .put("amount", item.fob().amount().toPlainString())
                            .put("currency", item.fob().currency())
                            .build());
        }
        line.grossWeightKg().ifPresent(weight -> json.put("grossWeightKg", weight.toPlainString()));
        return json.put("tradeProduct", product(item)).build();
    }

    private static Json product(Item item) {
        return Json.object()
                .put("id", item.line().sku())
                .put("description", item.description())
                .put(
                        "harmonisedTariffCode",
                        Json.object().put("classCode", item.hsCode()).build())
                .put("originCountry", country(item.originCountry()))
                .build();
    }

    private static Json country(String code) {
        return Json.object().put("code", code).build();
    }
}

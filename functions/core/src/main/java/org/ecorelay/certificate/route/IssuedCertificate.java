package org.ecorelay.certificate.route;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.Subject;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.Shape;
import org.ecorelay.order.OrderFields;

/**
 * A certificate of origin that an issuing body has issued (RCEP 3.17), as the exporter, its ERP or the Single Window tells us.
 *
 * @param number the certificate number of the form's head; opaque, unique within the issuing body
 * @param body short name of the issuing body, {@code CUSTOMS} or {@code CCPIT} in China
 * @param date the day of box 16
 * @param place the place of box 16, or empty
 * @param orders the orders whose goods it covers, one to {@value #MAX_ORDERS}
 * @param items boxes 8 to 11 of each good, one to {@value #MAX_ITEMS}
 * @param replaces number of the certificate of the same body that it takes the place of, or empty
 */
public record IssuedCertificate(
        String number,
        String body,
        LocalDate date,
        Optional<String> place,
        List<CoveredOrder> orders,
        List<Item> items,
        Optional<String> replaces) {
    public static final int MAX_ORDERS = 50;
    public static final int MAX_ITEMS = 200;

    /** RCEP 3.16: valid for one year. */
    private static final int VALID_YEARS = 1;

    private static final String SECOND_LINES = "ACU|DMI|2\\.6\\.6[AB]";
    private static final Shape CRITERION = new Shape(
            "WO|PE|(CTC|RVC|CR)( (" + SECOND_LINES + ")){0,2}",
            "must be WO, PE, CTC, RVC or CR and at most two of ACU, DMI, 2.6.6A and 2.6.6B, such as CTC ACU");
    private static final Shape HS = new Shape("[0-9]{6}", "must be the six digits of a subheading, such as 940360");

    public IssuedCertificate {
        orders = List.copyOf(orders);
        items = List.copyOf(items);
    }

    /**
     * An order whose goods a certificate covers.
     *
     * @param part the one part of the order that it covers, or empty for whichever it fits
     */
    public record CoveredOrder(String store, String number, Optional<Integer> part) {
        static CoveredOrder read(Fields fields) {
            var order = new CoveredOrder(
                    fields.text("store", 32, OrderFields.STORE),
                    fields.text("orderNumber", 64, OrderFields.IDENTIFIER),
                    fields.optionalInt("part", 1, OrderFields.MAX_LINES));
            fields.nothingElse();
            return order;
        }

        Json.Obj json() {
            return Json.object()
                    .put("store", store)
                    .put("orderNumber", number)
                    .putIfPresent("part", part.map(Json::number))
                    .build();
        }
    }

    /**
     * One good.
     *
     * @param line number of the order's line, from 1, where one SKU has several; else empty
     * @param criterion box 10 as printed, its lines joined by a space: {@code CTC ACU}
     * @param originCountry box 11, ISO 3166-1 alpha-2
     * @param hsCode box 9, six digits, or empty when it was not told
     * @param quantity box 12 in the order's unit, or empty when it was not told
     */
    public record Item(
            String sku,
            Optional<Integer> line,
            String criterion,
            String originCountry,
            Optional<String> hsCode,
            Optional<BigDecimal> quantity) {
        /** Box 10, one to three lines. */
        public List<String> criterionLines() {
            return List.of(criterion.split(" ", -1));
        }

        static Item read(Fields fields) {
            var item = new Item(
                    fields.text("sku", 64, OrderFields.IDENTIFIER),
                    fields.optionalInt("line", 1, OrderFields.MAX_LINES),
                    fields.text("criterion", 20, CRITERION),
                    fields.code("originCountry", CodeList.COUNTRY),
                    fields.optionalText("hsCode", 6, HS),
                    fields.optionalPositive("quantity"));
            fields.nothingElse();
            return item;
        }

        Json.Obj json() {
            return Json.object()
                    .put("sku", sku)
                    .putIfPresent("line", line.map(Json::number))
                    .put("criterion", criterion)
                    .put("originCountry", originCountry)
                    .putIfPresent("hsCode", hsCode.map(Json::text))
                    .putIfPresent("quantity", quantity.map(amount -> Json.text(amount.toPlainString())))
                    .build();
        }
    }

    /** How rows and traces name it: the body and the number. */
    public String reference() {
        return body + " " + number;
    }

    /** Whether it covers this part of an order and nothing else. */
    public boolean coversAlone(Subject subject, int parts) {
        return orders.size() == 1 && (parts == 1 || orders.getFirst().part().equals(Optional.of(subject.part())));
    }

    /** The last day on which it may be used. */
    public LocalDate validUntil() {
        return date.plusYears(VALID_YEARS);
    }

    /** The item that covers a line of an order: the one that names the line, else the one that names the SKU alone. */
    public Optional<Item> covering(String sku, int line) {
        List<Item> own = items.stream().filter(item -> item.sku().equals(sku)).toList();
        return own.stream()
                .filter(item -> item.line().equals(Optional.of(line)))
                .findFirst()
                .or(() -> own.stream().filter(item -> item.line().isEmpty()).findFirst());
    }

    /** Reads one; what is wrong is noted in {@code fields}, and the result must then not be used. */
    static IssuedCertificate read(Fields fields) {
        var issued = new IssuedCertificate(
                fields.text("number", 35, Approval.NUMBER),
                fields.text("body", 30, Exporter.ISSUING_BODY),
                fields.date("date"),
                fields.optionalText("place", 70, Fields.LINE),
                fields.objects("orders", 1, MAX_ORDERS, CoveredOrder::read),
                fields.objects("items", 1, MAX_ITEMS, Item::read),
                fields.optionalText("replaces", 35, Approval.NUMBER));
        fields.nothingElse();
        return issued;
    }

    /** Reads what {@link #json()} wrote. */
    static IssuedCertificate readOwn(Json.Obj body) {
        var fields = Fields.ofStored(body);
        IssuedCertificate issued = read(fields);
        if (!fields.problems().isEmpty()) {
            throw new IllegalStateException("an issued certificate is damaged: " + fields.problems());
        }
        return issued;
    }

    /** The same members as {@link #read} takes. */
    public Json.Obj json() {
        return Json.object()
                .put("number", number)
                .put("body", body)
                .put("date", date.toString())
                .putIfPresent("place", place.map(Json::text))
                .put("orders", Json.array(orders.stream().map(CoveredOrder::json)))
                .put("items", Json.array(items.stream().map(Item::json)))
                .putIfPresent("replaces", replaces.map(Json::text))
                .build();
    }
}

package org.ecorelay.certificate.decide;

import java.time.LocalDate;
import java.util.Optional;
import org.ecorelay.account.store.InvoiceNumberRule;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;

/**
 * The invoice of a document's goods (box 13), or what stands in for it: a shop does not know it when the buyer orders.
 *
 * <p>Only the order's own number is provisional. A number that the store's rule makes is the exporter's word for how its invoices
 * are numbered. The day of the order stands in for the invoice's as long as nobody has told it.
 *
 * @param dated whether {@code date} is the invoice's own
 */
record InvoiceReference(String number, LocalDate date, Source source, boolean dated) {
    /** Where a number comes from. */
    enum Source {
        /** The order, or its shipment, names it. */
        INVOICE,
        /** The store's rule makes it. */
        STORE_RULE,
        /** It is the order's, until a shipment names the invoice. */
        ORDER_NUMBER
    }

    /**
     * The invoice of an order, or of one of its shipments.
     *
     * @param order the part that the document is about, as it is invoiced
     */
    static InvoiceReference of(Order order, Optional<InvoiceNumberRule> rule) {
        LocalDate ordered = Profile.day(order.placedAt());
        Optional<LocalDate> dated = order.invoice().flatMap(Order.Invoice::date);
        Source source = order.invoice().isPresent()
                ? Source.INVOICE
                : rule.isPresent() ? Source.STORE_RULE : Source.ORDER_NUMBER;
        String number = order.invoice()
                .map(Order.Invoice::number)
                .or(() -> rule.map(made -> made.number(order.number(), order.store(), ordered)))
                .orElse(order.number());
        return new InvoiceReference(number, dated.orElse(ordered), source, dated.isPresent());
    }

    /** Whether the number only stands in for one that is still to come. */
    boolean provisional() {
        return source == Source.ORDER_NUMBER;
    }

    /** What is wrong with it, or empty: a rule may make a number that is too long. */
    Optional<Finding> question() {
        return source == Source.STORE_RULE && number.length() > InvoiceNumberRule.MAX_NUMBER
                ? Optional.of(
                        Finding.of("INVOICE_NUMBER_TOO_LONG", "/invoice/number", number, InvoiceNumberRule.MAX_NUMBER))
                : Optional.empty();
    }

    /** {@code number, numberFrom, provisional, date, dateFrom}. */
    Json.Obj json() {
        return Json.object()
                .put("number", number)
                .put("numberFrom", source.name())
                .put("provisional", provisional())
                .put("date", date.toString())
                .put("dateFrom", dated ? "INVOICE" : "ORDER")
                .build();
    }
}

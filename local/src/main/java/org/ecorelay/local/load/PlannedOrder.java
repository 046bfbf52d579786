package org.ecorelay.local.load;

import java.time.Duration;
import java.util.Locale;

/**
 * One order that will be posted.
 *
 * @param number the storefront's number
 * @param account index of the account whose key it is posted with
 * @param kind what happens to it
 * @param changeAfter how long after the 202 the storefront corrects or withdraws it, if its kind says so
 */
record PlannedOrder(
        String number, int account, Goods goods, String destination, int quantity, Kind kind, Duration changeAfter) {
    /** Pieces and US dollars apiece: above every waiver. */
    private static final int PRICE = 240;

    /** The body of {@code POST /v1/orders}. */
    String body() {
        return body(quantity);
    }

    /** The body of {@code POST /v1/certificates/{id}/versions}: one piece more. */
    String correction() {
        return body(quantity + 1);
    }

    private String body(int pieces) {
        String script = kind.script().isEmpty() ? "" : "," + kind.script();
        return String.format(
                Locale.ROOT,
                """
                {"orderNumber":"%s","store":"%s","placedAt":"2026-09-01T07:55:00Z","destination":"%s","currency":"USD",\
                "consignee":{"name":"Load Consignee","address":"1 Main Street","country":"%s"},\
                "lines":[{"sku":"%s","quantity":"%d","unit":"PCS","value":"%d.00"}],"sandbox":{"afterSeconds":1%s}}""",
                number,
                goods.store(),
                destination,
                destination,
                goods.sku(),
                pieces,
                pieces * PRICE,
                script);
    }
}

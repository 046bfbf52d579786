package org.ecorelay.local.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/** A shop: sends an order until it is accepted, and a wish until it is answered, as a well-made client does. */
final class Storefront {
    /** What no log line may contain. */
    static final List<String> PERSONAL = List.of("Nguyen Van A", "1 Le Loi");

    private static final int FEW_LINES = 1;
    /** More than one document carries. */
    private static final int MANY_LINES = 25;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Host host;
    private final Watch watch;
    private final Duration patience;
    private int open;

    /**
     * @param patience within this time the shop changes its mind
     */
    @SuppressWarnings("MissingSummary")
    Storefront(VirtualTime time, RandomGenerator random, Host host, Watch watch, Duration patience) {
        this.patience = patience;
        this.time = time;
        this.random = random;
        this.host = host;
        this.watch = watch;
    }

    /** What an order is about. */
    enum Situation {
        APPROVED("VN", "Approved", 120, FEW_LINES),
        REJECTED("MY", "Rejected-Field-Missing", 600, FEW_LINES),
        UNKNOWN_WORD("JP", "Under-Observation", 60, FEW_LINES),
        DECIDED_AT_ONCE("TH", "Approved", 0, FEW_LINES),
        QUESTION("KR", "Approved", 300, FEW_LINES),
        PARTS("VN", "Approved", 200, MANY_LINES),
        NOT_REQUIRED("DE", "Approved", 0, FEW_LINES),
        LIVE("VN", "", 0, FEW_LINES),
        SLOW_VERDICT("JP", "Approved", 20_000, FEW_LINES),
        ISSUED("VN", "Approved", 150, FEW_LINES);

        private final String destination;
        private final String verdict;
        private final int afterSeconds;
        private final int lines;

        Situation(String destination, String verdict, int afterSeconds, int lines) {
            this.destination = destination;
            this.verdict = verdict;
            this.afterSeconds = afterSeconds;
            this.lines = lines;
        }

        private KeyMode mode() {
            return this == LIVE ? KeyMode.LIVE : KeyMode.TEST;
        }
    }

    /** One customer's order, from one account. */
    record Sale(int number, String account, Situation situation) {
        String sku() {
            return situation == Situation.QUESTION ? "LATE-%d".formatted(number) : Tenants.PRODUCT;
        }
    }

    /** Whether every order and wish was answered. */
    boolean isDone() {
        return open == 0;
    }

    /** Sells: the order, again if wanted, then what is wished of it. Called by an actor. */
    void sell(Sale sale, List<FaultKind> wishes) {
        open++;
        Json.Obj body = order(sale, 1);
        boolean issuedFirst = sale.situation() == Situation.ISSUED && random.nextInt(4) == 0;
        if (issuedFirst) {
            tell(sale);
        }
        Optional<CertificateId> id = accepted(until(sale, "POST /v1/orders", Json.Obj.EMPTY, body, 202));
        id.ifPresent(watch::accepted);
        if (sale.situation() == Situation.ISSUED && !issuedFirst) {
            think();
            tell(sale);
        }
        if (sale.situation() == Situation.QUESTION) {
            think();
            until(
                    sale,
                    "PUT /v1/products/{sku}",
                    Json.object().put("sku", sale.sku()).build(),
                    Tenants.product(),
                    200);
        }
        for (FaultKind wish : wishes) {
            think();
            id.ifPresent(known -> wish(sale, known, wish));
        }
        open--;
    }

    /** The issuing body has issued the certificate of an order. */
    private void tell(Sale sale) {
        var order = Json.object().put("store", Tenants.APPLYING).put("orderNumber", number(sale));
        var item = Json.object().put("sku", sale.sku()).put("criterion", "CTC").put("originCountry", "CN");
        var issued = Json.object()
                .put("number", "R%d".formatted(sale.number()))
                .put("body", "CUSTOMS")
                .put("date", "2026-09-01")
                .put("orders", Json.array(Stream.of(order.build())))
                .put("items", Json.array(Stream.of(item.build())));
        until(sale, "POST /v1/issued-certificates", Json.Obj.EMPTY, issued.build(), 200);
    }

    private static String number(Sale sale) {
        return "EC-%d".formatted(sale.number());
    }

    private void wish(Sale sale, CertificateId id, FaultKind wish) {
        Json.Obj path = Json.object().put("id", id.value()).build();
        switch (wish) {
            case POSTED_AGAIN -> until(sale, "POST /v1/orders", Json.Obj.EMPTY, order(sale, 1), 202);
            case CORRECTED -> until(sale, "POST /v1/certificates/{id}/versions", path, order(sale, 2), 202);
            case CANCELLED -> until(sale, "DELETE /v1/certificates/{id}", path, Json.Obj.EMPTY, 202);
            default -> throw new IllegalArgumentException(wish + " is no wish");
        }
    }

    private void think() {
        long most = Math.max(1, random.nextLong(patience.toMillis()));
        time.sleep(Duration.ofMillis(random.nextLong(most)));
    }

    /** Sends the same request until it is answered; 409 and 200 are answers, 5xx and silence are none. */
    private Optional<Json.Obj> until(Sale sale, String route, Json.Obj path, Json.Obj body, int expected) {
        Json.Obj event = event(sale, route, path, body);
        Duration wait = Duration.ofSeconds(5);
        while (true) {
            Optional<Json.Obj> answer = host.request(event);
            int status = answer.map(one -> one.requiredInt("statusCode")).orElse(0);
            if (status == expected) {
                return answer;
            }
            if (status == 200 || status == 409) {
                return Optional.empty();
            }
            if (status >= 400 && status < 500 && status != 429) {
                throw new IllegalStateException("%s answered %d: %s".formatted(route, status, answer));
            }
            time.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private static Optional<CertificateId> accepted(Optional<Json.Obj> answer) {
        return answer.map(one -> JsonReader.readOwn(one.required("body")))
                .map(body -> new CertificateId(body.required("certificateId")));
    }

    private static Json.Obj event(Sale sale, String route, Json.Obj path, Json.Obj body) {
        String key = Tenants.apiKey(sale.account(), sale.situation().mode());
        return Json.object()
                .put("version", "2.0")
                .put("routeKey", route)
                .put(
                        "headers",
                        Json.object()
                                .put("x-api-key", key)
                                .put("content-type", "application/json")
                                .build())
                .put(
                        "requestContext",
                        Json.object().put("requestId", "order-" + sale.number()).build())
                .put("pathParameters", path)
                .put("body", CanonicalJson.text(body))
                .put("isBase64Encoded", false)
                .build();
    }

    private static Json.Obj order(Sale sale, int version) {
        Situation situation = sale.situation();
        var order = Json.object()
                .put("orderNumber", number(sale))
                .put("store", situation == Situation.ISSUED ? Tenants.APPLYING : "shop")
                .put("placedAt", "2026-09-01T07:55:00Z")
                .put("destination", situation.destination)
                .put("currency", "USD")
                .put(
                        "consignee",
                        Json.object()
                                .put("name", PERSONAL.getFirst())
                                .put("address", PERSONAL.getLast() + ", Da Nang")
                                .put("country", situation.destination)
                                .build())
                .put(
                        "invoice",
                        Json.object()
                                .put("number", "INV-%d".formatted(sale.number()))
                                .put("date", "2026-09-01")
                                .build())
                .put(
                        "transport",
                        Json.object()
                                .put("mode", "SEA")
                                .put("departureDate", "2026-09-03")
                                .put("vessel", "EVER GREEN 041E")
                                .put("portOfDischarge", "Hai Phong")
                                .build())
                .put("lines", Json.array(IntStream.range(0, situation.lines).mapToObj(_ -> line(sale, version))));
        if (situation.mode() == KeyMode.TEST) {
            order.put("sandbox", script(situation));
        }
        return order.build();
    }

    private static Json line(Sale sale, int version) {
        return Json.object()
                .put("sku", sale.sku())
                .put("quantity", Integer.toString(version + 1))
                .put("unit", "PCS")
                .put("value", "480.00")
                .put("packages", 2)
                .put("grossWeightKg", "36.5")
                .build();
    }

    private static Json.Obj script(Situation situation) {
        var faults = situation == Situation.DECIDED_AT_ONCE ? Stream.of(Json.text("immediate")) : Stream.<Json>of();
        return Json.object()
                .put("verdict", situation.verdict)
                .put("afterSeconds", situation.afterSeconds)
                .put("faults", Json.array(faults))
                .build();
    }
}

package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.platform.JsonProfiles;
import org.junit.jupiter.api.Test;

/** However an order is divided, its documents together say what it says: no line is lost, doubled or changed. */
class PartsPreserveTotalsTest {
    private static final int ORDERS = 40;

    private record Totals(BigDecimal quantity, BigDecimal fob, BigDecimal weight, long packages, int items) {
        static final Totals NONE = new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

        Totals plus(String quantity, String fob, String weight, long packages) {
            return new Totals(
                    this.quantity.add(new BigDecimal(quantity)),
                    this.fob.add(new BigDecimal(fob)),
                    this.weight.add(new BigDecimal(weight)),
                    this.packages + packages,
                    items + 1);
        }
    }

    @Test
    void quantities_values_weights_and_packages_of_all_parts_are_those_of_the_order() {
        var random = new Random(7);
        for (int i = 0; i < ORDERS; i++) {
            int limit = 1 + random.nextInt(6);
            Json.Obj override = JsonReader.readOwn("{\"itemLimit\":%d}".formatted(limit));
            var building = new Building(new JsonProfiles(_ -> Optional.of(override)));
            int lines = 1 + random.nextInt(30);
            var ordered = new ArrayList<Json.Obj>();
            Totals expected = Totals.NONE;
            for (int line = 0; line < lines; line++) {
                String quantity = "%d.%06d".formatted(1 + random.nextInt(999), random.nextInt(1_000_000));
                String value = "%d.%02d".formatted(300 + random.nextInt(9_999), random.nextInt(100));
                String weight = "%d.%03d".formatted(random.nextInt(99), random.nextInt(1_000));
                int packages = 1 + random.nextInt(50);
                ordered.add(line(quantity, value, weight, packages));
                // The profile states 100 USD FOB for each table.
                String fob = new BigDecimal(quantity)
                        .multiply(new BigDecimal("100.00"))
                        .toPlainString();
                expected = expected.plus(quantity, fob, weight, packages);
            }
            Sale sale = Sale.to("VN");
            Certificate first = building.built(new Sale(sale.exporter(), with(sale.order(), ordered), sale.products()));
            assertThat(first.parts()).isEqualTo(Math.ceilDiv(lines, limit));
            assertThat(documents(building, first)).isEqualTo(expected);
        }
    }

    private static Json.Obj line(String quantity, String value, String weight, int packages) {
        return Json.object()
                .put("sku", "TABLE-01")
                .put("quantity", quantity)
                .put("unit", "PCS")
                .put("value", value)
                .put("packages", packages)
                .put("grossWeightKg", weight)
                .build();
    }

    private static Json.Obj with(Json.Obj order, List<Json.Obj> lines) {
        var members = Json.object();
        order.members().forEach((name, value) -> members.put(name, value));
        return members.put("lines", Json.array(lines.stream())).build();
    }

    private static Totals documents(Building building, Certificate first) {
        Totals totals = Totals.NONE;
        for (int part = 1; part <= first.parts(); part++) {
            var id = CertificateId.of(
                    Given.ACCOUNT, first.subject().store(), first.subject().orderNumber(), part);
            Certificate row = building.again(id);
            Json.Obj consignment = building.signed(row)
                    .orElseThrow()
                    .object("credentialSubject")
                    .object("certificateOfOrigin")
                    .object("supplyChainConsignment");
            for (Json each : consignment.list("includedConsignmentItems")) {
                Json.Obj item = (Json.Obj) each;
                Json.Obj line = (Json.Obj) item.list("tradeLineItems").getFirst();
                totals = totals.plus(
                        line.object("quantity").required("value"),
                        line.object("fob").required("amount"),
                        line.required("grossWeightKg"),
                        item.object("packages").requiredInt("count"));
            }
        }
        return totals;
    }
}

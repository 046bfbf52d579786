package org.ecorelay.certificate.decide;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.DetermineOrigin;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.rule.AccountRules;

/** Determines the origin of lines of an order, each on its own (RCEP 3.16). Pure. */
public final class DetermineLines {
    private final Order order;
    private final Map<String, ProductProfile> products;
    private final DetermineOrigin determine;
    private final LocalDate day;

    /**
     * Takes everything that origin rests on.
     *
     * @param products by SKU; a missing one is a finding
     */
    public DetermineLines(Order order, Map<String, ProductProfile> products, AccountRules rules) {
        this.order = order;
        this.products = products;
        this.determine = new DetermineOrigin(rules);
        this.day = Profile.day(order.placedAt());
    }

    /** The lines of one part, in their order. */
    public List<LineOrigin> of(PartOfOrder part) {
        return IntStream.range(0, part.lines().size())
                .mapToObj(i -> one(new LineOrigin.Position(
                        part.lines().get(i),
                        part.order().lines().get(i),
                        Optional.ofNullable(part.lent().get(part.lines().get(i))))))
                .toList();
    }

    private LineOrigin one(LineOrigin.Position position) {
        return Optional.ofNullable(products.get(position.line().sku()))
                .map(product -> known(position, product))
                .orElseGet(() -> new LineOrigin.Held(position, List.of(profileMissing(position)), Json.Obj.EMPTY));
    }

    private LineOrigin known(LineOrigin.Position position, ProductProfile product) {
        Order.Line line = position.line();
        String pointer = "/products/" + line.sku().replace("~", "~0").replace("/", "~1");
        var sold = new DetermineOrigin.Sold(
                line.quantity(),
                line.unit(),
                new Money(line.value(), order.currency()),
                "/lines/%d".formatted(position.index()));
        return switch (determine.of(product, pointer, sold, product.shipment(order.destination(), day))) {
            case Determination.Originating origin -> {
                HsCode hs = HsCode.parse(product.hsCode(order.destination())).orElseThrow();
                Money fob = DetermineOrigin.fob(product, sold);
                yield new LineOrigin.Covered(
                        position, new DeclaredLine(line, position.index(), product, hs, origin, fob));
            }
            case Determination.NotOriginating no -> new LineOrigin.Refused(position, no);
            case Determination.NeedsData(var findings, var trace) -> new LineOrigin.Held(position, findings, trace);
        };
    }

    private static Finding profileMissing(LineOrigin.Position position) {
        String sku = position.line().sku();
        return Finding.of(
                "PRODUCT_PROFILE_MISSING",
                "/lines/%d/sku".formatted(position.index()),
                sku,
                URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}

package org.ecorelay.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.certificate.route.IssuedCertificate;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.OriginBasis;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.bill.Money;

/**
 * What boxes 9 to 11 of an issued certificate say of the lines of an order. They stand: where the engine disagrees or cannot tell, the
 * trace warns and nothing is held. Pure.
 */
final class IssuedLines {
    private final Order order;
    private final Map<String, ProductProfile> products;
    private final IssuedCertificate issued;

    IssuedLines(Order order, Map<String, ProductProfile> products, IssuedCertificate issued) {
        this.order = order;
        this.products = products;
        this.issued = issued;
    }

    /** The same lines with what was issued for each; only one whose description or HS code nobody knows stays a question. */
    List<LineOrigin> over(List<LineOrigin> determined) {
        return determined.stream().map(this::over).toList();
    }

    private LineOrigin over(LineOrigin determined) {
        LineOrigin.Position position = determined.position();
        Optional<ProductProfile> product =
                Optional.ofNullable(products.get(position.line().sku()));
        Optional<IssuedCertificate.Item> item = issued.covering(position.line().sku(), position.index() + 1);
        if (item.isEmpty() || product.isEmpty()) {
            return determined;
        }
        Optional<HsCode> own = HsCode.parse(product.get().hsCode(order.destination()));
        Optional<HsCode> printed = item.get().hsCode().flatMap(HsCode::parse);
        // The longer code of the product, where it is the same subheading: a national line may be asked for.
        Optional<HsCode> hs = printed.flatMap(
                        code -> own.filter(longer -> longer.subheading().equals(code.subheading())))
                .or(() -> printed)
                .or(() -> own);
        return hs.<LineOrigin>map(code -> covered(determined, product.get(), item.get(), code, own))
                .orElse(determined);
    }

    private LineOrigin covered(
            LineOrigin determined,
            ProductProfile product,
            IssuedCertificate.Item item,
            HsCode hs,
            Optional<HsCode> own) {
        Order.Line line = determined.position().line();
        Json.Obj trace = Json.object()
                .put("basis", OriginBasis.Kind.ISSUED.name())
                .put("issued", issued.reference())
                .put("criterion", item.criterion())
                .put("country", item.originCountry())
                .put(
                        "warnings",
                        Json.array(warnings(determined, item, hs, own).stream().map(Json::text)))
                .put("engine", determined.json())
                .build();
        var basis = new OriginBasis(
                OriginBasis.Kind.ISSUED,
                issued.number(),
                "box 10 of certificate %s of %s, %s".formatted(issued.number(), issued.body(), issued.date()));
        var origin = new Determination.Originating(item.criterionLines(), item.originCountry(), basis, trace);
        Money fob = determined instanceof LineOrigin.Covered(var _, var declared)
                ? declared.fob()
                : new Money(line.value(), order.currency());
        return new LineOrigin.Covered(determined.position(), new DeclaredLine(line, product, hs, origin, fob));
    }

    private static List<String> warnings(
            LineOrigin determined, IssuedCertificate.Item item, HsCode hs, Optional<HsCode> own) {
        var warnings = new ArrayList<String>();
        own.filter(code -> !code.subheading().equals(hs.subheading()))
                .ifPresent(code -> warnings.add(
                        "The product's HS code is %s, box 9 says %s.".formatted(code.subheading(), hs.subheading())));
        switch (determined) {
            case LineOrigin.Covered(var _, var declared) -> {
                String criterion = String.join(" ", declared.origin().criterionLines());
                if (!criterion.equals(item.criterion())) {
                    warnings.add("The engine finds %s, box 10 says %s.".formatted(criterion, item.criterion()));
                }
                if (!declared.origin().country().equals(item.originCountry())) {
                    warnings.add("The engine finds origin %s, box 11 says %s."
                            .formatted(declared.origin().country(), item.originCountry()));
                }
            }
            case LineOrigin.Refused(var _, var no) ->
                warnings.add("The engine finds that the goods do not originate: " + no.reason());
            case LineOrigin.Held(var _, var findings, var _) ->
                findings.forEach(finding -> warnings.add("The engine cannot tell: " + finding.code()));
        }
        return warnings;
    }
}

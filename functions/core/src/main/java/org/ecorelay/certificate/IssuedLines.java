package org.ecorelay.certificate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.certificate.route.IssuedCertificate;
import org.ecorelay.order.Order;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.IssuedOrigin;
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
        return hs.<LineOrigin>map(code -> covered(determined, product.get(), item.get(), code))
                .orElse(determined);
    }

    private LineOrigin covered(LineOrigin determined, ProductProfile product, IssuedCertificate.Item item, HsCode hs) {
        Order.Line line = determined.position().line();
        var certified = new IssuedOrigin(item.criterionLines(), item.originCountry(), issued.number(), issued.body());
        Determination.Originating origin = certified.beside(ours(determined), pointer(determined));
        Money fob = determined instanceof LineOrigin.Covered(var _, var declared)
                ? declared.fob()
                : new Money(line.value(), order.currency());
        return new LineOrigin.Covered(
                determined.position(),
                new DeclaredLine(line, determined.position().index(), product, hs, origin, fob));
    }

    private static Determination ours(LineOrigin determined) {
        return switch (determined) {
            case LineOrigin.Covered(var _, var declared) -> declared.origin();
            case LineOrigin.Refused(var _, var no) -> no;
            case LineOrigin.Held(var _, var findings, var trace) -> new Determination.NeedsData(findings, trace);
        };
    }

    private static String pointer(LineOrigin determined) {
        return "/lines/%d".formatted(determined.position().index());
    }
}

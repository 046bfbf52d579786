package org.ecorelay.certificate.decide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.certificate.route.IssuedCertificate;
import org.ecorelay.finding.Finding;
import org.ecorelay.order.Order;
import org.ecorelay.origin.Determination;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.IssuedOrigin;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.bill.Money;

/**
 * What boxes 9 to 12 of an issued certificate say of the lines of an order. They stand: where the engine disagrees or cannot tell, or the
 * product's code or the order's quantity is another, the trace warns and nothing is held. Pure.
 */
final class IssuedLines {
    private final Order order;
    private final Map<String, ProductProfile> products;
    private final IssuedCertificate issued;
    private final boolean alone;

    /**
     * The lines of one part.
     *
     * @param alone whether the certificate covers nothing else, so that its quantities are those of the part
     */
    IssuedLines(Order order, Map<String, ProductProfile> products, IssuedCertificate issued, boolean alone) {
        this.order = order;
        this.products = products;
        this.issued = issued;
        this.alone = alone;
    }

    /** The same lines with what was issued for each; only one whose description or HS code nobody knows stays a question. */
    List<LineOrigin> over(List<LineOrigin> determined) {
        return determined.stream().map(line -> over(line, determined)).toList();
    }

    private LineOrigin over(LineOrigin determined, List<LineOrigin> all) {
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
        List<Finding> warnings = Stream.of(
                        otherCode(determined, printed, own), otherQuantity(determined, item.get(), all))
                .flatMap(Optional::stream)
                .toList();
        return hs.<LineOrigin>map(code -> covered(determined, product.get(), item.get(), code, warnings))
                .orElse(determined);
    }

    private static Optional<Finding> otherCode(LineOrigin line, Optional<HsCode> printed, Optional<HsCode> own) {
        return printed.flatMap(code -> own.filter(other -> !other.subheading().equals(code.subheading()))
                .map(other -> Finding.of(
                        "ISSUED_HS_DIFFERS",
                        pointer(line) + "/sku",
                        code.subheading(),
                        line.position().line().sku(),
                        other.subheading())));
    }

    /** An item covers all lines that no other one does; one that covers more orders may have more. */
    private Optional<Finding> otherQuantity(LineOrigin line, IssuedCertificate.Item item, List<LineOrigin> all) {
        BigDecimal ordered = all.stream()
                .map(LineOrigin::position)
                .filter(position -> issued.covering(position.line().sku(), position.index() + 1)
                        .equals(Optional.of(item)))
                .map(position -> position.line().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return item.quantity()
                .filter(certified -> alone ? certified.compareTo(ordered) != 0 : certified.compareTo(ordered) < 0)
                .map(certified -> Finding.of(
                        "ISSUED_QUANTITY_DIFFERS",
                        pointer(line) + "/quantity",
                        certified.toPlainString(),
                        ordered.toPlainString(),
                        line.position().line().unit()));
    }

    private LineOrigin covered(
            LineOrigin determined,
            ProductProfile product,
            IssuedCertificate.Item item,
            HsCode hs,
            List<Finding> warnings) {
        Order.Line line = determined.position().line();
        var certified = new IssuedOrigin(item.criterionLines(), item.originCountry(), issued.number(), issued.body());
        Determination.Originating origin = certified.beside(ours(determined), pointer(determined), warnings);
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

package org.ecorelay.certificate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.OrderFields;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.rule.AccountRules;
import org.ecorelay.origin.rule.ReferenceData;

/** The document of a certificate row on the route of an issuing body, with a certificate that was issued by hand. */
public final class IssuedDocument {
    private IssuedDocument() {}

    /** The document, signed by nobody. */
    public static Json.Obj of(Certificate row, Json.Obj body, Registry registry, Profile profile) {
        Order order = OrderFields.readAccepted(body);
        String account = row.subject().account();
        Map<String, ProductProfile> products = new HashMap<>();
        order.lines()
                .forEach(line -> ProductProfile.find(registry, account, line.sku())
                        .ifPresent(product -> products.put(line.sku(), product)));
        var all = new PartOfOrder(
                order, IntStream.range(0, order.lines().size()).boxed().toList());
        var lines = new DeterminedLines(
                new DetermineLines(order, products, AccountRules.find(registry, new ReferenceData(registry), account))
                        .of(all));
        Exporter exporter =
                Exporter.find(registry, account, row.subject().exporter()).orElseThrow();
        var issued = new ProofOfOrigin.Issued(
                "C26RCEP" + row.subject().destination(), "CCPIT", LocalDate.of(2026, 9, 1), Optional.of("Hangzhou"));
        var completed = new CompleteDocument(row, order, order, exporter, profile).of(issued, lines.covered());
        if (!completed.questions().isEmpty()
                || lines.covered().size() != order.lines().size()) {
            throw new AssertionError(completed.questions());
        }
        return completed.credential();
    }
}

package org.ecorelay.certificate.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Route;
import org.ecorelay.account.StoreTerms;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.decide.DecideBuild;
import org.ecorelay.certificate.route.IssuedCertificates;
import org.ecorelay.order.Order;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.rule.AccountRules;
import org.ecorelay.origin.rule.ReferenceData;

/** Reads what an account has told us about everything that one part of an order rests on, strongly consistent. */
final class ReadStated {
    private final Registry registry;
    private final ReferenceData reference;
    private final IssuedCertificates issued;

    ReadStated(Registry registry) {
        this.registry = registry;
        this.reference = new ReferenceData(registry);
        this.issued = new IssuedCertificates(registry);
    }

    /**
     * What is stated now.
     *
     * @param terms of the store, which the caller has read
     * @throws IllegalStateException if the exporter is not in the registry: a broken deployment
     */
    DecideBuild.Stated stated(Subject subject, StoreTerms terms, List<Order.Line> lines) {
        String account = subject.account();
        Exporter exporter = Exporter.find(registry, account, subject.exporter())
                .orElseThrow(() ->
                        new IllegalStateException("exporter %s is not in the registry".formatted(subject.exporter())));
        boolean applies = exporter.route().filter(Route.ISSUING_BODY::equals).isPresent();
        return new DecideBuild.Stated(
                exporter,
                terms,
                products(account, lines),
                AccountRules.find(registry, reference, account),
                applies ? issued.standing(subject) : List.of());
    }

    private Map<String, ProductProfile> products(String account, List<Order.Line> lines) {
        Map<String, ProductProfile> products = new HashMap<>();
        for (Order.Line line : lines) {
            if (!products.containsKey(line.sku())) {
                ProductProfile.find(registry, account, line.sku()).ifPresent(found -> products.put(line.sku(), found));
            }
        }
        return products;
    }
}

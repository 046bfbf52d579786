package org.ecorelay.certificate.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.account.AccountSettings;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Items;
import org.ecorelay.account.ItemsTogether;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Route;
import org.ecorelay.account.store.Store;
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
     * What is stated now, in one request; what only some have is read besides.
     *
     * @throws IllegalStateException if the exporter is not in the registry: a broken deployment
     */
    DecideBuild.Stated stated(Subject subject, List<Order.Line> lines) {
        String account = subject.account();
        Items items = ItemsTogether.read(registry, account, keys(subject, lines));
        Exporter exporter = Exporter.find(items, account, subject.exporter())
                .orElseThrow(() ->
                        new IllegalStateException("exporter %s is not in the registry".formatted(subject.exporter())));
        boolean applies = exporter.route().filter(Route.ISSUING_BODY::equals).isPresent();
        return new DecideBuild.Stated(
                exporter,
                Store.find(items, account, subject.store()),
                products(items, account, lines),
                AccountRules.find(items, reference, account),
                applies ? issued.standing(subject) : List.of());
    }

    private static Set<String> keys(Subject subject, List<Order.Line> lines) {
        Set<String> keys = new HashSet<>();
        keys.add(Exporter.item(subject.exporter()));
        keys.add(Store.item(subject.store()));
        keys.add(AccountSettings.ITEM);
        lines.forEach(line -> keys.add(ProductProfile.item(line.sku())));
        return keys;
    }

    private static Map<String, ProductProfile> products(Items items, String account, List<Order.Line> lines) {
        Map<String, ProductProfile> products = new HashMap<>();
        for (Order.Line line : lines) {
            if (!products.containsKey(line.sku())) {
                ProductProfile.find(items, account, line.sku()).ifPresent(found -> products.put(line.sku(), found));
            }
        }
        return products;
    }
}

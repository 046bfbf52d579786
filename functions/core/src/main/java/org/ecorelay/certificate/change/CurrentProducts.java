package org.ecorelay.certificate.change;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Route;
import org.ecorelay.account.store.Store;
import org.ecorelay.account.store.StoreModes;
import org.ecorelay.account.store.StoreTerms;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.route.IssuedCertificates;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.origin.rule.DataFile;
import org.ecorelay.origin.rule.DataFiles;

/** What the registry says now about everything in an order, as one hash: two equal ones would be built the same. */
public final class CurrentProducts {
    private CurrentProducts() {}

    public static Sha256 hash(Registry registry, Subject subject, Order order) {
        var skus = new TreeSet<String>();
        order.lines().forEach(line -> skus.add(line.sku()));
        var products = Json.object();
        registry.find(subject.account(), "exporter#" + subject.exporter())
                .ifPresent(exporter -> products.put("exporter", exporter));
        // Only who applies at an issuing body has any; the others need not be asked.
        boolean applies = Exporter.find(registry, subject.account(), subject.exporter())
                .flatMap(Exporter::route)
                .filter(Route.ISSUING_BODY::equals)
                .isPresent();
        if (applies) {
            products.put(
                    "issued",
                    Json.array(new IssuedCertificates(registry)
                            .standing(subject).stream().map(issued -> Json.text(issued.reference()))));
        }
        // An observed order is built anew once its store is live, or deals with its orders in another way.
        Optional<Store> store = Store.find(registry, subject.account(), subject.store());
        products.put(
                "mode",
                store.map(Store::modes)
                        .orElse(StoreModes.UNSET)
                        .of(order.destination())
                        .word());
        store.map(Store::terms)
                .filter(terms -> !terms.equals(StoreTerms.UNSET))
                .ifPresent(terms -> products.put("terms", terms.json()));
        skus.forEach(sku -> registry.find(subject.account(), "product#" + sku)
                .ifPresent(profile -> products.put("product " + sku, profile)));
        List<DataFile> rules = new DataFiles(registry).list(subject.account());
        if (!rules.isEmpty()) {
            products.put(
                    "rules",
                    Json.array(rules.stream().map(file -> Json.text(file.hash().value()))));
        }
        return Sha256.of(CanonicalJson.bytes(products.build()));
    }
}

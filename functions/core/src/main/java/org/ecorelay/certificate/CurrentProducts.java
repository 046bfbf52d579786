package org.ecorelay.certificate;

import java.util.TreeSet;
import org.ecorelay.account.Registry;
import org.ecorelay.account.StoreMode;
import org.ecorelay.account.StoreModes;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;

/** What the registry says now about everything in an order, as one hash: two equal ones would be built the same. */
final class CurrentProducts {
    private CurrentProducts() {}

    static Sha256 hash(Registry registry, Subject subject, Order order) {
        var skus = new TreeSet<String>();
        order.lines().forEach(line -> skus.add(line.sku()));
        var products = Json.object();
        registry.find(subject.account(), "exporter#" + subject.exporter())
                .ifPresent(exporter -> products.put("exporter", exporter));
        // An observed order is built anew once its store is live.
        StoreMode mode =
                StoreModes.find(registry, subject.account(), subject.store()).of(order.destination());
        products.put("mode", mode.word());
        skus.forEach(sku -> registry.find(subject.account(), "product#" + sku)
                .ifPresent(profile -> products.put("product " + sku, profile)));
        return Sha256.of(CanonicalJson.bytes(products.build()));
    }
}

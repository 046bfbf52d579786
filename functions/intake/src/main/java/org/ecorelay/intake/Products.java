package org.ecorelay.intake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Finding;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.json.Json;
import org.ecorelay.order.OrderFields;
import org.ecorelay.origin.DetermineOrigin;
import org.ecorelay.origin.ProductProfile;

/** Origin profiles of products. A new one wakes the certificates that wait for it. */
final class Products {
    private static final Pattern SKU = Pattern.compile(OrderFields.IDENTIFIER);
    private static final int MAX_SKU = 64;

    private final Registry registry;
    private final Waits waits;
    private final Certificates certificates;
    private final WorkQueue orders;

    Products(Registry registry, Waits waits, Certificates certificates, WorkQueue orders) {
        this.registry = registry;
        this.waits = waits;
        this.certificates = certificates;
        this.orders = orders;
    }

    HttpResponse put(Caller caller, HttpRequest request) {
        Optional<String> sku = sku(request);
        if (sku.isEmpty()) {
            return badSku();
        }
        return JsonBody.read(request, body -> switch (ProductProfile.read(body)) {
            case ProductProfile.Reading.Invalid(var problems) -> HttpResponse.invalidFields(problems);
            case ProductProfile.Reading.Valid(var profile) -> {
                registry.put(caller.account(), "product#" + sku.get(), (Json.Obj) body);
                yield HttpResponse.json(
                        200,
                        Json.object()
                                .put("sku", sku.get())
                                .put("profile", body)
                                .put("findings", doubts(profile))
                                .put("unblocks", wake(caller.account(), sku.get()))
                                .build());
            }
        });
    }

    /** Told at once, not only when an order needs the product: the profile is kept, and its orders will wait. */
    private static Json doubts(ProductProfile profile) {
        return Json.array(DetermineOrigin.doubts(profile, "").stream().map(Finding::json));
    }

    /** Waits that are over are removed; the others stay until the builder has seen the profile. */
    int wake(String account, String sku) {
        List<DocumentId> waiting = waits.waiting(account, sku).stream()
                .flatMap(id -> stillWaiting(account, sku, id).stream())
                .toList();
        orders.send(waiting);
        return waiting.size();
    }

    private Optional<DocumentId> stillWaiting(String account, String sku, CertificateId id) {
        var row = certificates
                .find(id)
                .filter(found -> found.status() == Status.NEEDS_DATA || found.status() == Status.RECEIVED);
        if (row.isEmpty()) {
            waits.remove(account, sku, id);
        }
        return row.map(found -> found.documentId());
    }

    HttpResponse get(Caller caller, HttpRequest request) {
        Optional<String> sku = sku(request);
        if (sku.isEmpty()) {
            return badSku();
        }
        return registry.find(caller.account(), "product#" + sku.get())
                .map(profile -> HttpResponse.json(
                        200,
                        Json.object()
                                .put("sku", sku.get())
                                .put("profile", profile)
                                .build()))
                .orElse(HttpResponse.problem(
                        404, "not-found", "No such product", "Send its origin profile with PUT to the same address."));
    }

    private static Optional<String> sku(HttpRequest request) {
        return Optional.ofNullable(request.path().get("sku"))
                .filter(sku -> sku.length() <= MAX_SKU && SKU.matcher(sku).matches());
    }

    private static HttpResponse badSku() {
        return HttpResponse.problem(
                400,
                "bad-sku",
                "The SKU is not valid",
                "A SKU has 1 to %d printable ASCII characters.".formatted(MAX_SKU));
    }
}

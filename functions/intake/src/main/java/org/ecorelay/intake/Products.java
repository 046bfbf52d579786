package org.ecorelay.intake;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.build.AddLeftLines;
import org.ecorelay.certificate.build.AddLeftLines.Woken;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.order.OrderFields;
import org.ecorelay.origin.DetermineOrigin;
import org.ecorelay.origin.ProductProfile;

/** Origin profiles of products. A new one wakes the certificates that wait for it. */
final class Products {
    private static final Pattern SKU = Pattern.compile(OrderFields.IDENTIFIER.regex());
    private static final int MAX_SKU = 64;

    private final Registry registry;
    private final Waits waits;
    private final AddLeftLines waking;
    private final WorkQueue orders;

    Products(Registry registry, Waits waits, AddLeftLines waking, WorkQueue orders) {
        this.registry = registry;
        this.waits = waits;
        this.waking = waking;
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
        var awake = new ArrayList<DocumentId>();
        int wished = 0;
        for (CertificateId id : waits.waiting(account, sku)) {
            switch (waking.wake(id, sku)) {
                case Woken.Awake(var document) -> awake.add(document);
                case Woken.Wished _ -> wished++;
                case Woken.StillWaits _ -> {
                    // Until the product is known better.
                }
                case Woken.Over _ -> waits.remove(account, sku, id);
            }
        }
        orders.send(awake);
        return awake.size() + wished;
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

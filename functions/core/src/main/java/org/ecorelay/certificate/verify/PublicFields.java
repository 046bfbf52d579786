package org.ecorelay.certificate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ecorelay.json.Json;

/**
 * What of a document anybody may see: dates, countries, declarant, and of each good its description, HS code, origin and criterion.
 * A list of what may be shown, not of what may not: a field that is added to the document later stays hidden until it is named here.
 */
public final class PublicFields {
    /** Most differences that are told. */
    static final int MAX_DIFFERENCES = 50;

    private PublicFields() {}

    /**
     * One field that differs between two versions.
     *
     * @param field {@code items/1/hsCode}
     * @param before text in the older version, or empty when it has none
     * @param after text in the newer version, or empty when it has none
     */
    public record Difference(String field, Optional<String> before, Optional<String> after) {
        Json.Obj json() {
            return Json.object()
                    .put("field", field)
                    .putIfPresent("before", before.map(Json::text))
                    .putIfPresent("after", after.map(Json::text))
                    .build();
        }
    }

    /** The fields of a credential by name, {@code items/1/description} among them. */
    public static Map<String, String> of(Json.Obj credential) {
        var fields = new TreeMap<String, String>();
        put(fields, "validFrom", credential.text("validFrom"));
        put(fields, "validUntil", credential.text("validUntil"));
        put(fields, "declarant", declarantName(credential));
        Json.Obj consignment = tree(credential).object("supplyChainConsignment");
        put(fields, "exportCountry", consignment.object("exportCountry").text("code"));
        put(fields, "importCountry", consignment.object("importCountry").text("code"));
        for (Json item : consignment.list("includedConsignmentItems")) {
            if (item instanceof Json.Obj good) {
                putItem(fields, good);
            }
        }
        return fields;
    }

    private static void putItem(Map<String, String> fields, Json.Obj item) {
        String at = "items/" + item.text("id").orElse("?") + "/";
        put(
                fields,
                at + "criterion",
                item.object("crossBorderRegulatoryProcedure").text("originCriteriaText"));
        for (Json line : item.list("tradeLineItems")) {
            if (line instanceof Json.Obj one) {
                Json.Obj product = one.object("tradeProduct");
                put(fields, at + "description", product.text("description"));
                put(
                        fields,
                        at + "hsCode",
                        product.object("harmonisedTariffCode").text("classCode"));
                put(
                        fields,
                        at + "originCountry",
                        product.object("originCountry").text("code"));
            }
        }
    }

    private static void put(Map<String, String> fields, String name, Optional<String> value) {
        value.ifPresent(text -> fields.put(name, text));
    }

    /** Field by field, at most {@value #MAX_DIFFERENCES}. */
    static List<Difference> differences(Json.Obj older, Json.Obj newer) {
        Map<String, String> before = of(older);
        Map<String, String> after = of(newer);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var found = new ArrayList<Difference>();
        for (String name : names) {
            var left = Optional.ofNullable(before.get(name));
            var right = Optional.ofNullable(after.get(name));
            if (!left.equals(right) && found.size() < MAX_DIFFERENCES) {
                found.add(new Difference(name, left, right));
            }
        }
        return List.copyOf(found);
    }

    /** Name of the declarant (box 15). */
    static Optional<String> declarantName(Json.Obj credential) {
        return credential.object("issuer").text("name");
    }

    /** Country of the declarant, ISO 3166-1 alpha-2. */
    static Optional<String> declarantCountry(Json.Obj credential) {
        return tree(credential)
                .object("firstSignatoryAuthentication")
                .object("providingTradeParty")
                .text("country");
    }

    static Json.Obj tree(Json.Obj credential) {
        return credential.object("credentialSubject").object("certificateOfOrigin");
    }
}

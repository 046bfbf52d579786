package org.ecorelay.certificate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * What of a document anybody may see: dates, countries, declarant, and of each good its description, HS code, origin, criterion and
 * what these rest on. A list of what may be shown, not of what may not: a field that is added to the document later stays hidden
 * until it is named here.
 */
public final class PublicFields {
    /** Most differences that are told. */
    static final int MAX_DIFFERENCES = 50;

    private static final String GOODS = "goods";
    private static final String NUMBER = "number";

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

    /** The same as {@link #json} by name, {@code items/1/description} among them. */
    public static Map<String, String> of(Json.Obj credential) {
        var fields = new TreeMap<String, String>();
        Json.Obj shown = json(credential);
        texts(shown, "", fields);
        for (Json good : shown.list(GOODS)) {
            Json.Obj one = (Json.Obj) good;
            texts(one, "items/%s/".formatted(one.text(NUMBER).orElse("?")), fields);
        }
        return fields;
    }

    private static void texts(Json.Obj object, String at, Map<String, String> fields) {
        object.members().forEach((name, value) -> {
            if (value instanceof Json.Text(String text) && !name.equals(NUMBER)) {
                fields.put(at + name, text);
            }
        });
    }

    /** The fields as answers show them: {@code validFrom, validUntil, declarant, exportCountry, importCountry, goods}. */
    static Json.Obj json(Json.Obj credential) {
        Json.Obj consignment = tree(credential).object("supplyChainConsignment");
        var shown = Json.object();
        put(shown, "validFrom", credential.text("validFrom"));
        put(shown, "validUntil", credential.text("validUntil"));
        put(shown, "declarant", declarantName(credential));
        put(shown, "exportCountry", consignment.object("exportCountry").text("code"));
        put(shown, "importCountry", consignment.object("importCountry").text("code"));
        return shown.put(
                        GOODS,
                        Json.array(consignment.list("includedConsignmentItems").stream()
                                .filter(Json.Obj.class::isInstance)
                                .map(item -> good((Json.Obj) item))))
                .build();
    }

    private static Json good(Json.Obj item) {
        var good = Json.object();
        put(good, NUMBER, item.text("id"));
        for (Json line : item.list("tradeLineItems")) {
            if (line instanceof Json.Obj one) {
                Json.Obj product = one.object("tradeProduct");
                put(good, "description", product.text("description"));
                put(good, "hsCode", product.object("harmonisedTariffCode").text("classCode"));
                put(good, "originCountry", product.object("originCountry").text("code"));
            }
        }
        Json.Obj origin = item.object("crossBorderRegulatoryProcedure");
        put(good, "criterion", origin.text("originCriteriaText"));
        // Nobody shows a criterion without saying whose word it is.
        put(good, "basis", origin.object("basis").text("kind"));
        put(good, "rule", origin.object("basis").text("rule"));
        put(good, "source", origin.object("basis").text("source"));
        return good.build();
    }

    private static void put(JsonObjectBuilder shown, String name, Optional<String> value) {
        shown.putIfPresent(name, value.map(Json::text));
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

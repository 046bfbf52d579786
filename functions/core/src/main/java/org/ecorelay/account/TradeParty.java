package org.ecorelay.account;

import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;

/**
 * A firm or person in a trade: exporter, producer, consignee.
 *
 * @param country ISO 3166-1 alpha-2 code
 */
public record TradeParty(String name, String address, String country) {
    /** Shape of a country code. */
    public static final String COUNTRY = "[A-Z]{2}";

    /** Reads {@code name, address, country}. */
    public static TradeParty read(Fields fields) {
        var party = new TradeParty(
                fields.text("name", 200, Fields.LINE),
                fields.text("address", 400, Fields.LINE),
                fields.text("country", 2, COUNTRY));
        fields.nothingElse();
        return party;
    }

    public Json.Obj json() {
        return Json.object()
                .put("name", name)
                .put("address", address)
                .put("country", country)
                .build();
    }

    @Override
    public String toString() {
        return "TradeParty[" + country + "]";
    }
}

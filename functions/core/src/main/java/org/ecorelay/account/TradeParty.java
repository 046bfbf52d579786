package org.ecorelay.account;

import java.util.Optional;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;

/**
 * A firm or person in a trade: exporter, producer, consignee.
 *
 * <p>Name and address are those of the form, whose language is English (RCEP 3.17.3(c), 3.18.2(b)). Text in another script is taken, since
 * a storefront often has no other, and becomes a question when the document is built.
 *
 * @param country ISO 3166-1 alpha-2 code
 * @param localName the name in its own language and script, for people; never on the form
 */
public record TradeParty(String name, String address, String country, Optional<String> localName) {
    /** Shape of a country code. */
    public static final String COUNTRY = "[A-Z]{2}";

    /** A party whose name on the form is the only one known. */
    public TradeParty(String name, String address, String country) {
        this(name, address, country, Optional.empty());
    }

    /** Reads {@code name, address, country, localName} and nothing else. */
    public static TradeParty read(Fields fields) {
        TradeParty party = readPart(fields);
        fields.nothingElse();
        return party;
    }

    /** Reads the same members of an object that has more of them. */
    public static TradeParty readPart(Fields fields) {
        return new TradeParty(
                fields.text("name", 200, Fields.LINE),
                fields.text("address", 400, Fields.LINE),
                fields.text("country", 2, COUNTRY),
                fields.optionalText("localName", 200, Fields.LINE));
    }

    /** As on the form: {@code name, address, country}. */
    public Json.Obj json() {
        return Json.object()
                .put("name", name)
                .put("address", address)
                .put("country", country)
                .build();
    }

    /** Whether the form would say the same. */
    public boolean sameOnForm(TradeParty other) {
        return name.equals(other.name) && address.equals(other.address) && country.equals(other.country);
    }

    @Override
    public String toString() {
        return "TradeParty[" + country + "]";
    }
}

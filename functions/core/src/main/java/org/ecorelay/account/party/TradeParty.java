package org.ecorelay.account.party;

import java.util.Optional;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.Shape;

/**
 * A firm or person in a trade: exporter, producer, consignee.
 *
 * <p>Name and address are those of the form, whose language is English (RCEP 3.17.3(c), 3.18.2(b)). Text in another script is taken, since
 * a storefront often has no other, and becomes a question when the document is built.
 *
 * @param country ISO 3166-1 alpha-2 code
 * @param localName the name in its own language and script, for people; never on the form
 * @param businessNumber the number by which the authorities of its country know a firm ({@link BusinessNumber}), as stated; of
 *     exporters and makers alone
 */
public record TradeParty(
        String name, String address, String country, Optional<String> localName, Optional<String> businessNumber) {
    private static final int MAX_NUMBER = 40;
    private static final Shape NUMBER =
            new Shape("[!-~]([ -~]*[!-~])?", "must be Latin letters, digits and signs, without a space at either end");

    /** Reads {@code name, address, country, localName} and nothing else. */
    public static TradeParty read(Fields fields) {
        TradeParty party = readPart(fields);
        fields.nothingElse();
        return party;
    }

    private static TradeParty readPart(Fields fields) {
        return new TradeParty(
                fields.text("name", 200, Fields.LINE),
                fields.text("address", 400, Fields.LINE),
                fields.code("country", CodeList.COUNTRY),
                fields.optionalText("localName", 200, Fields.LINE),
                Optional.empty());
    }

    /** Reads the same members and {@code businessNumber} of an object that has more of them. */
    public static TradeParty readFirm(Fields fields) {
        TradeParty party = readPart(fields);
        return party.numbered(fields.optionalText("businessNumber", MAX_NUMBER, NUMBER));
    }

    private TradeParty numbered(Optional<String> number) {
        return new TradeParty(name, address, country, localName, number);
    }

    /**
     * What is wrong with the stated number; empty when nothing is, when there is none, and for countries whose numbers are not
     * known here.
     */
    public Optional<String> numberProblem() {
        return businessNumber.flatMap(number -> switch (BusinessNumber.check(country, number)) {
            case BusinessNumber.Check.Invalid(String reason) -> Optional.of(reason);
            case BusinessNumber.Check.Valid _, BusinessNumber.Check.FormOnly _, BusinessNumber.Check.UnknownCountry _ ->
                Optional.empty();
        });
    }

    /** As in a document: {@code id} (the business number), {@code name, address, country}. */
    public Json.Obj json() {
        return Json.object()
                .putIfPresent("id", businessNumber.map(Json::text))
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

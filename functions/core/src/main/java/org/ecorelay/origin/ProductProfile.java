package org.ecorelay.origin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.account.Items;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.DestinationTerms;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.GoodFields;
import org.ecorelay.origin.bill.Shipment;

/**
 * What an account has stated about one product (events/schemas/product.schema.json): what it is called, how each Party
 * classifies it, and what it is made of.
 *
 * @param description English description (box 8)
 * @param hsCodes the code as entered for a destination whose code is another one, by ISO 3166-1 alpha-2 code of a Party
 * @param destinations what is stated for one importing Party alone, by ISO 3166-1 alpha-2 code
 * @param producer empty when unknown (box 3 then says NOT AVAILABLE)
 * @param unit the unit that the amounts of {@code good} are for, or empty when whatever an order counts in is meant
 * @param good one unit of it, with its default code; every finding points at the root of the profile
 */
public record ProductProfile(
        String description,
        Map<String, String> hsCodes,
        Map<String, DestinationTerms> destinations,
        Optional<Producer> producer,
        Optional<String> unit,
        Good good) {
    public ProductProfile {
        hsCodes = Map.copyOf(hsCodes);
        destinations = Map.copyOf(destinations);
    }

    /** The result of reading a profile. */
    public sealed interface Reading {
        /** Every field is good. */
        record Valid(ProductProfile profile) implements Reading {}

        /** At least one field is not. */
        record Invalid(List<FieldProblem> problems) implements Reading {}
    }

    /** The code for a destination, as entered. */
    public String hsCode(String destination) {
        return hsCodes.getOrDefault(destination, good.hs());
    }

    /** JSON Pointer to that code in the profile. */
    public String hsPointer(String destination) {
        return hsCodes.containsKey(destination) ? "/hsCodes/" + destination : "/hsCode";
    }

    /** Reads a profile, or lists every bad field. */
    public static Reading read(Json body) {
        return read(Fields.of(body));
    }

    private static Reading read(Fields fields) {
        var profile = new ProductProfile(
                fields.text("description", 500, Fields.LINE),
                fields.optionalObject("hsCodes", ProductProfile::codes).orElse(Map.of()),
                fields.optionalObject("destinations", ProductProfile::terms).orElse(Map.of()),
                fields.optionalObject("producer", Producer::read),
                fields.optionalCode("unit", CodeList.UNIT),
                GoodFields.of(fields));
        fields.nothingElse();
        return fields.problems().isEmpty() ? new Reading.Valid(profile) : new Reading.Invalid(fields.problems());
    }

    private static Map<String, String> codes(Fields fields) {
        var codes = new TreeMap<String, String>();
        for (String party : RcepParties.all()) {
            fields.optionalText(party, GoodFields.MAX_CODE, GoodFields.CODE).ifPresent(code -> codes.put(party, code));
        }
        fields.nothingElse();
        return codes;
    }

    private static Map<String, DestinationTerms> terms(Fields fields) {
        var terms = new TreeMap<String, DestinationTerms>();
        for (String party : RcepParties.all()) {
            fields.optionalObject(party, DestinationTerms::read).ifPresent(stated -> terms.put(party, stated));
        }
        fields.nothingElse();
        return terms;
    }

    /** The way to a destination, under what is stated for it. */
    public Shipment shipment(String destination, LocalDate day) {
        return destinations.getOrDefault(destination, DestinationTerms.NONE).to(destination, day);
    }

    /** Key of its item in the registry. */
    public static String item(String sku) {
        return "product#" + sku;
    }

    /** The profile of a SKU, or empty. */
    public static Optional<ProductProfile> find(Items items, String account, String sku) {
        return items.find(account, item(sku)).map(body -> switch (read(Fields.ofStored(body))) {
            case Reading.Valid(ProductProfile profile) -> profile;
            case Reading.Invalid(var problems) ->
                throw new IllegalStateException("product#%s is damaged: %s".formatted(sku, problems));
        });
    }
}

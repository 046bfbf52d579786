package org.ecorelay.origin;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Registry;
import org.ecorelay.account.TradeParty;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;

/**
 * What an account has stated about the origin of one product.
 *
 * @param description English description (box 8)
 * @param hsCode the code as entered
 * @param originCountry ISO 3166-1 alpha-2 code
 * @param criterion the declared criterion
 * @param notes second line of box 10: {@code ACU}, {@code DMI}
 * @param producer empty when unknown (box 3 then says NOT AVAILABLE)
 * @param rvc figures for criterion RVC
 */
public record ProductProfile(
        String description,
        String hsCode,
        String originCountry,
        Criterion criterion,
        List<String> notes,
        Optional<Producer> producer,
        Optional<ValueContent> rvc) {
    private static final String CRITERIA = "WO|PE|CTC|RVC|CR";

    public ProductProfile {
        notes = List.copyOf(notes);
    }

    /**
     * Figures of a build-down calculation per unit of the good (RCEP 3.5).
     *
     * @param fob free-on-board value
     * @param vnm value of non-originating materials, same currency
     */
    public record ValueContent(BigDecimal fob, BigDecimal vnm, String currency) {
        private static ValueContent read(Fields fields) {
            var content = new ValueContent(
                    fields.positive("fob"), fields.amount("vnm"), fields.text("currency", 3, "[A-Z]{3}"));
            fields.nothingElse();
            return content;
        }
    }

    /** The result of reading a profile. */
    public sealed interface Reading {
        /** Every field is good. */
        record Valid(ProductProfile profile) implements Reading {}

        /** At least one field is not. */
        record Invalid(List<FieldProblem> problems) implements Reading {}
    }

    /** Reads a profile, or lists every bad field. */
    public static Reading read(Json body) {
        var fields = Fields.of(body);
        String description = fields.text("description", 500, Fields.LINE);
        String hsCode = fields.text("hsCode", 16, "[0-9][0-9. ]*");
        String originCountry = fields.text("originCountry", 2, TradeParty.COUNTRY);
        String criterion = fields.text("criterion", 3, CRITERIA);
        List<String> notes = fields.optionalWords("criterionNotes", 2, Set.of("ACU", "DMI"));
        var producer = fields.optionalObject("producer", Producer::read);
        var rvc = fields.optionalObject("rvc", ValueContent::read);
        fields.nothingElse();
        return fields.problems().isEmpty()
                ? new Reading.Valid(new ProductProfile(
                        description, hsCode, originCountry, Criterion.valueOf(criterion), notes, producer, rvc))
                : new Reading.Invalid(fields.problems());
    }

    /** The profile of a SKU, or empty. */
    public static Optional<ProductProfile> find(Registry registry, String account, String sku) {
        return registry.find(account, "product#" + sku).map(body -> switch (read(body)) {
            case Reading.Valid(ProductProfile profile) -> profile;
            case Reading.Invalid(var problems) ->
                throw new IllegalStateException("product#%s is damaged: %s".formatted(sku, problems));
        });
    }
}

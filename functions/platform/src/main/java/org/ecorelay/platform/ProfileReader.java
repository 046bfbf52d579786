package org.ecorelay.platform;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.annex3b.ManufacturerNesting;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.profile.StatusCodes;
import org.ecorelay.certificate.profile.StatusMeaning;
import org.ecorelay.certificate.profile.VerdictMeaning;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/** Reads one profile from plain values. Every string has a narrow shape: neither an address nor a credential fits into any. */
final class ProfileReader {
    /** RCEP 3.22. */
    private static final BigDecimal TREATY_WAIVER_USD = BigDecimal.valueOf(200);

    private static final String WORD = "[A-Za-z][A-Za-z0-9-]{0,79}";

    private final String id;
    private final Json.Obj values;

    private ProfileReader(String id, Json.Obj values) {
        this.id = id;
        this.values = values;
    }

    /**
     * The profile that the values describe.
     *
     * @throws IllegalArgumentException naming the first member that is missing or wrong, never its value
     */
    static Profile read(String id, String authority, Json.Obj values) {
        return new ProfileReader(id, values).profile(authority);
    }

    private Profile profile(String authority) {
        LocalDate validFrom = day("validFrom");
        if (validFrom == null) {
            throw wrong("validFrom", "a date such as 2026-01-01");
        }
        return new Profile(
                id,
                authority,
                text("specVersion", "[A-Za-z0-9._-]{1,40}"),
                validFrom,
                day("validUntil"),
                new Profile.Requirement(day("optionalFrom"), day("mandatoryFrom"), day("manualPathUntil"), waiver()),
                fields("requiredFields"),
                number("hsDigits", 6, 12),
                algorithm(),
                number("itemLimit", 1, 1000),
                words(),
                text("rejectedPrefix", "[A-Za-z][A-Za-z0-9-]{2,39}"),
                statusCodes(),
                Duration.ofSeconds(number("settleSeconds", 0, 86_400)),
                number("requestsPerSecond", 1, 10_000),
                Profile.IssuerNumber.valueOf(text("issuerNumber", "BEFORE|AFTER")),
                new Profile.DocumentRules(
                        fields("certificateFields"), nesting(), number("retroactiveAfterDays", 0, 365)));
    }

    /** The treaty's fields, and those that the authority asks for beyond them. */
    private List<String> fields(String name) {
        List<String> fields = new ArrayList<>(pointers(name));
        fields.addAll(pointers("additionalFields"));
        return fields.stream().distinct().toList();
    }

    private ManufacturerNesting nesting() {
        return Arrays.stream(ManufacturerNesting.values())
                .filter(nesting -> values.text("manufacturerNesting").equals(Optional.of(nesting.name())))
                .findFirst()
                .orElseThrow(
                        () -> wrong("manufacturerNesting", "one of " + Arrays.toString(ManufacturerNesting.values())));
    }

    private SignatureAlgorithm algorithm() {
        return values.text("algorithm")
                .flatMap(SignatureAlgorithm::named)
                .orElseThrow(() -> wrong("algorithm", "one of " + List.of(SignatureAlgorithm.values())));
    }

    private String text(String name, String shape) {
        return values.text(name)
                .filter(text -> text.matches(shape))
                .orElseThrow(() -> wrong(name, "text of the shape " + shape));
    }

    private int number(String name, int min, int max) {
        return values.get(name)
                .filter(value -> value instanceof Json.Num(BigDecimal number) && isWhole(number, min, max))
                .map(value -> ((Json.Num) value).value().intValueExact())
                .orElseThrow(() -> wrong(name, "a whole number from %d to %d".formatted(min, max)));
    }

    private static boolean isWhole(BigDecimal number, int min, int max) {
        return number.compareTo(BigDecimal.valueOf(min)) >= 0
                && number.compareTo(BigDecimal.valueOf(max)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    /** A national amount can only be higher than the treaty's; in another currency that is for whoever enters it to know. */
    private Profile.@Nullable Waiver waiver() {
        if (values.get("nationalWaiver").isEmpty()) {
            return null;
        }
        Json.Obj value = values.object("nationalWaiver");
        String amount = value.text("amount")
                .filter(text -> text.matches("[1-9][0-9]{0,11}(\\.[0-9]{1,6})?"))
                .orElse("");
        String currency =
                value.text("currency").filter(text -> text.matches("[A-Z]{3}")).orElse("");
        boolean lower =
                currency.equals("USD") && !amount.isEmpty() && new BigDecimal(amount).compareTo(TREATY_WAIVER_USD) < 0;
        if (amount.isEmpty() || currency.isEmpty() || lower) {
            throw wrong("nationalWaiver", "null or amount and currency, not below US$ 200");
        }
        return new Profile.Waiver(new BigDecimal(amount), currency);
    }

    private @Nullable LocalDate day(String name) {
        if (values.get(name).isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(values.text(name).orElse(""));
        } catch (DateTimeException e) {
            throw wrong(name, "null or a date such as 2026-01-01");
        }
    }

    private List<String> pointers(String name) {
        if (!(values.members().get(name) instanceof Json.Arr(List<Json> items))) {
            throw wrong(name, "a list of JSON Pointers");
        }
        return items.stream()
                .map(item -> item.asText()
                        .filter(text -> text.matches("(/([A-Za-z0-9]{1,60}|\\*)){1,20}"))
                        .orElseThrow(() -> wrong(name, "a list of JSON Pointers")))
                .toList();
    }

    private Map<String, VerdictMeaning> words() {
        Map<String, VerdictMeaning> words = new LinkedHashMap<>();
        values.object("statusWords").members().forEach((word, meaning) -> {
            if (!word.matches(WORD)) {
                throw wrong("statusWords", "words of the shape " + WORD);
            }
            words.put(word, meaning(meaning.asText().orElse("")));
        });
        if (words.isEmpty()) {
            throw wrong("statusWords", "an object from words to meanings");
        }
        return words;
    }

    private VerdictMeaning meaning(String name) {
        return switch (name) {
            case "PENDING" -> VerdictMeaning.PENDING;
            case "APPROVED" -> VerdictMeaning.APPROVED;
            case "REJECTED" -> VerdictMeaning.REJECTED;
            default -> throw wrong("statusWords", "the meanings PENDING, APPROVED and REJECTED");
        };
    }

    private StatusCodes statusCodes() {
        Map<String, StatusMeaning> rows = new LinkedHashMap<>();
        values.object("statusCodes").members().forEach((row, meaning) -> rows.put(row, statusMeaning(meaning)));
        try {
            return new StatusCodes(rows);
        } catch (IllegalArgumentException e) {
            throw wrong("statusCodes", "a table of meanings within the protocol: " + e.getMessage());
        }
    }

    private StatusMeaning statusMeaning(Json name) {
        return Arrays.stream(StatusMeaning.values())
                .filter(meaning -> name.asText().equals(Optional.of(meaning.name())))
                .findFirst()
                .orElseThrow(() -> wrong("statusCodes", "the meanings " + Arrays.toString(StatusMeaning.values())));
    }

    private IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException("profile %s: %s must be %s".formatted(id, name, expected));
    }
}

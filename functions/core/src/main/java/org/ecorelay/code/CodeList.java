package org.ecorelay.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of codes that others keep. What is not on it gets one sentence that says what is, and which code is meant if that is known. */
public enum CodeList {
    /** ISO 3166-1 alpha-2, as the JDK lists it. */
    COUNTRY("[A-Z]{2}", "must be an ISO 3166-1 code of two capital letters", "such as VN"),

    /** ISO 4217: the currency of any country today. */
    CURRENCY("[A-Z]{3}", "must be an ISO 4217 code of a currency in use", "such as USD or CNY"),

    /** UN/ECE Recommendation 20, and three codes that the trade uses beside it. */
    UNIT("[A-Z0-9]{2,5}", "must be a unit of UN/ECE Recommendation 20", "such as PCS, SET, PR, KGM, MTR or LTR");

    /** What is longer is no word for a country, a currency or a unit. */
    private static final int MAX_WORD = 30;

    private final Pattern form;
    private final String rule;
    private final String example;

    CodeList(String form, String rule, String example) {
        this.form = Pattern.compile(form);
        this.rule = rule;
        this.example = example;
    }

    /** Whether text looks like a code of this list. */
    public boolean hasForm(String text) {
        return form.matcher(text).matches();
    }

    /** Whether it is one. */
    public boolean contains(String text) {
        return hasForm(text)
                && switch (this) {
                    case COUNTRY -> Countries.contains(text);
                    case CURRENCY -> Currencies.contains(text);
                    case UNIT -> Units.contains(text);
                };
    }

    /** What is wrong with text that is none: one English sentence without it, of {@code problems.properties}. */
    public String problem(String text) {
        if (this == UNIT && Units.isPackage(word(text))) {
            return "must be the unit of the goods, such as PCS or KGM: boxes, cartons and bags go into packages and packageKind";
        }
        return meant(text).map(code -> "%s: write %s".formatted(rule, code)).orElse("%s, %s".formatted(rule, example));
    }

    private Optional<String> meant(String text) {
        String word = word(text);
        if (contains(word)) {
            return Optional.of(word);
        }
        return switch (this) {
            case COUNTRY -> Countries.meant(word);
            case CURRENCY -> Currencies.meant(word);
            case UNIT -> Units.meant(word);
        };
    }

    /** As it would be written in capitals, full-width letters as narrow ones. */
    private static String word(String text) {
        return text.length() > MAX_WORD
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }
}

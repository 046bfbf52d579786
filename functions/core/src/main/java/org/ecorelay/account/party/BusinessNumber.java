package org.ecorelay.account.party;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The numbers by which authorities know firms: of China (unified social credit code, GB 32100), Japan (corporate number), Korea
 * (business registration number), Viet Nam (tax code), Thailand (taxpayer identification number) and Malaysia (registration number or
 * tax number). Spaces and hyphens do not count, small letters count as capitals.
 *
 * <p>A number that passes may still belong to nobody: only a register knows that.
 */
public final class BusinessNumber {
    private static final int MAX_LENGTH = 40;
    private static final Pattern SEPARATOR = Pattern.compile("[ -]");

    private static final Map<String, Scheme> SCHEMES = Map.of(
            "CN", new UnifiedSocialCreditCode(),
            "JP", new CorporateNumber(),
            "KR", new BusinessRegistrationNumber(),
            "VN", new VietnameseTaxCode(),
            "TH", new ThaiTaxNumber(),
            "MY", new MalaysianNumber());

    private BusinessNumber() {}

    /** How one country's numbers are made. */
    interface Scheme {
        /** The number's name, for people. */
        String title();

        /**
         * Checks.
         *
         * @param number without separators, in capitals, at most {@value #MAX_LENGTH} characters
         */
        Check check(String number);
    }

    /** What is known of a number. */
    public sealed interface Check {
        /** Its check digits are right; {@code title} says what it is. */
        record Valid(String title) implements Check {}

        /** It has the right form; this country's numbers have no check digit that is known. */
        record FormOnly(String title) implements Check {}

        /** It is none; {@code reason} says what is wrong and never repeats the number. */
        record Invalid(String reason) implements Check {}

        /** The numbers of this country are not known here. */
        record UnknownCountry() implements Check {}
    }

    /**
     * Checks a number.
     *
     * @param country ISO 3166-1 alpha-2 code
     */
    public static Check check(String country, String number) {
        Scheme scheme = SCHEMES.get(country);
        if (scheme == null) {
            return new Check.UnknownCountry();
        }
        if (number.length() > MAX_LENGTH) {
            return new Check.Invalid("it has more than %d characters".formatted(MAX_LENGTH));
        }
        return scheme.check(SEPARATOR.matcher(number).replaceAll("").toUpperCase(Locale.ROOT));
    }

    /** The countries whose numbers are known, with the name of the number. */
    public static Map<String, String> countries() {
        return SCHEMES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, scheme -> scheme.getValue().title()));
    }

    /** Sum of digits with their weights; the digits are those of base 36. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(digits.charAt(i), Character.MAX_RADIX);
        }
        return sum;
    }

    static Check wrongForm(Scheme scheme, String form) {
        return new Check.Invalid("a %s has %s".formatted(scheme.title(), form));
    }

    /** Whether the last character is the right one. */
    static Check compared(Scheme scheme, String number, char expected) {
        return number.charAt(number.length() - 1) == expected
                ? new Check.Valid(scheme.title())
                : new Check.Invalid("its check digit does not fit the other digits");
    }
}

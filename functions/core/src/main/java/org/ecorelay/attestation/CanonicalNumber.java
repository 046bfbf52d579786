package org.ecorelay.attestation;

import java.math.BigDecimal;
import java.math.MathContext;

/** Number text as ECMAScript writes it (ECMA-262 Number::toString), which RFC 8785 3.2.2.3 prescribes. */
final class CanonicalNumber {
    private CanonicalNumber() {}

    static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number %s".formatted(value));
        }
        if (value == 0) {
            return "0";
        }
        return value < 0 ? "-" + positive(-value) : positive(value);
    }

    /** Double.toString gives the shortest digits that read back as the same double (JDK 19 and later), but never just one. */
    private static String positive(double value) {
        String shortest = value < Double.MIN_NORMAL ? oneDigit(value) : Double.toString(value);
        int e = shortest.indexOf('E');
        String mantissa = e < 0 ? shortest : shortest.substring(0, e);
        int exponent = e < 0 ? 0 : Integer.parseInt(shortest.substring(e + 1));
        int dot = mantissa.indexOf('.');
        String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int leading = leadingZeros(all);
        String digits = stripTrailingZeros(all.substring(leading));
        return place(digits, dot + exponent - leading);
    }

    /** Among the smallest doubles one digit may tell them apart: 5e-324, which the JDK writes as 4.9E-324. */
    private static String oneDigit(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(1));
        return rounded.doubleValue() == value
                ? rounded.unscaledValue() + ".0E" + -rounded.scale()
                : Double.toString(value);
    }

    /** {@code point}: the value is 0.digits × 10^point. */
    private static String place(String digits, int point) {
        int length = digits.length();
        if (length <= point && point <= 21) {
            return digits + "0".repeat(point - length);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String power = "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        return length == 1 ? digits + power : digits.charAt(0) + "." + digits.substring(1) + power;
    }

    private static int leadingZeros(String digits) {
        int zeros = 0;
        while (digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static String stripTrailingZeros(String digits) {
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}

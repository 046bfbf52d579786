package org.ecorelay.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void the_table_of_rfc_8785_appendix_b_holds(String bits, String text) {
        assertThat(CanonicalNumber.text(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void what_json_has_no_number_for_is_refused(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalNumber.text(value));
    }

    @Test
    void every_number_reads_back_and_is_written_as_another_implementation_writes_it() throws Exception {
        var random = new Random(8785);
        for (int i = 0; i < 50_000; i++) {
            double value = switch (i % 3) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt(2_000_000) / 1_000.0 * Math.pow(10, random.nextInt(50) - 25);
                default -> random.nextLong() / (double) (1L << random.nextInt(62));
            };
            if (Double.isFinite(value)) {
                assertThat(CanonicalNumber.text(value)).isEqualTo(NumberToJSON.serializeNumber(value));
                assertThat(Double.parseDouble(CanonicalNumber.text(value)) == value)
                        .isTrue();
            }
        }
    }

    @Test
    void the_smallest_numbers_are_written_with_as_few_digits_as_tell_them_apart() {
        for (long bits = 1; bits < 5_000; bits++) {
            double value = Double.longBitsToDouble(bits);
            BigDecimal written = new BigDecimal(CanonicalNumber.text(value));
            int digits = written.stripTrailingZeros().precision();
            assertThat(written).isEqualByComparingTo(new BigDecimal(value).round(new MathContext(digits)));
            assertThat(written.doubleValue() == value).isTrue();
            BigDecimal shorter = new BigDecimal(value).round(new MathContext(Math.max(1, digits - 1)));
            assertThat(digits == 1 || shorter.doubleValue() != value).isTrue();
        }
    }
}

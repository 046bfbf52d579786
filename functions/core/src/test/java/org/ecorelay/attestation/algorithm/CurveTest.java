package org.ecorelay.attestation.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.ecorelay.attestation.algorithm.Curve.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The group of order 5 on y² = x³ + 2x + 3 over the field of 97, small enough to write down. */
class CurveTest {
    private static final Curve SMALL = Curve.ofHex("61", "2", "3", "5", "3", "6");
    private static final List<Point> MULTIPLES = List.of(point(3, 6), point(80, 10), point(80, 87), point(3, 91));

    private static Point point(long x, long y) {
        return new Point(BigInteger.valueOf(x), BigInteger.valueOf(y));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 6, true",
        "0, 10, true",
        "96, 0, true",
        "3, 7, false",
        "100, 6, false",
        "3, 103, false",
        "97, 10, false",
        "96, 97, false",
        "-94, 6, false",
        "3, -91, false",
        "-97, 10, false"
    })
    void a_point_has_coordinates_in_range_and_fulfils_the_equation(long x, long y, boolean on) {
        assertThat(SMALL.contains(point(x, y))).isEqualTo(on);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", "4, true", "5, false", "6, false"})
    void a_scalar_is_at_least_one_and_less_than_the_order(long number, boolean is) {
        assertThat(SMALL.isScalar(BigInteger.valueOf(number))).isEqualTo(is);
    }

    /** Also where both summands meet, where they are opposite, and where nothing is left. */
    @Test
    void a_sum_is_what_counting_gives() {
        for (int q = 1; q < 5; q++) {
            for (int s = 0; s < 20; s++) {
                for (int t = 0; t < 20; t++) {
                    int multiple = (s + t * q) % 5;
                    assertThat(SMALL.sum(BigInteger.valueOf(s), BigInteger.valueOf(t), MULTIPLES.get(q - 1)))
                            .as("%d·G + %d·%dG", s, t, q)
                            .isEqualTo(multiple == 0 ? null : MULTIPLES.get(multiple - 1));
                }
            }
        }
    }
}

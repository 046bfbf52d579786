package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;

import java.time.LocalDate;
import java.util.List;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.bill.WhollyObtained;
import org.ecorelay.origin.rule.ScopedRule;
import org.ecorelay.origin.rule.ShippedRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the shipped sample, met and just missed, in the last year of its HS edition. */
class SampleRowsTest {
    private static final Shipment TO_MALAYSIA = Shipment.to("MY", LocalDate.of(2022, 12, 31));
    /** A chapter in which no row of the sample lies. */
    private static final String ELSEWHERE = "390110";

    static List<ScopedRule> rows() {
        return ShippedRules.read().rules();
    }

    private static Making good(ScopedRule row) {
        return Making.of(code(row)).fob("100");
    }

    private static String code(ScopedRule row) {
        return (row.scope().first() + "1000").substring(0, 6);
    }

    private static String box10(Making making) {
        return Judge.text(Judge.with(ShippedRules.read()).of(making.good(), TO_MALAYSIA));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_is_met_and_just_missed(ScopedRule row) {
        String same = code(row);
        switch (row.rule().raw()) {
            case "WO" -> {
                assertThat(box10(good(row).obtained(WhollyObtained.PLANTS))).isEqualTo("WO");
                assertThat(box10(good(row).from(foreign("seed", ELSEWHERE, "NL", "0.01"))))
                        .isEqualTo("NOT");
            }
            case "CC" -> {
                assertThat(box10(good(row).from(foreign("all", ELSEWHERE, "US", "99"))))
                        .isEqualTo("CTC");
                assertThat(box10(good(row).from(foreign("few", same, "US", "10"))))
                        .isEqualTo("CTC DMI");
                assertThat(box10(good(row).from(foreign("few", same, "US", "10.01"))))
                        .isEqualTo("NOT");
            }
            case "RVC40" -> {
                assertThat(box10(good(row).from(foreign("most", ELSEWHERE, "US", "60"))))
                        .isEqualTo("RVC");
                assertThat(box10(good(row).from(foreign("most", ELSEWHERE, "US", "60.01"))))
                        .isEqualTo("NOT");
            }
            default -> {
                assertThat(row.rule().raw()).matches("CTS?H or RVC40");
                assertThat(box10(good(row).from(foreign("all", ELSEWHERE, "US", "99"))))
                        .isEqualTo("CTC");
                assertThat(box10(good(row).from(foreign("most", same, "US", "60"))))
                        .isEqualTo("RVC");
                assertThat(box10(good(row).from(foreign("most", same, "US", "60.01"))))
                        .isEqualTo("NOT");
            }
        }
    }
}

package org.ecorelay.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.ecorelay.local.run.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A price without the vendor's page and a date is no price. */
class PricesTest {
    private static final String COLUMNS = "item,unit,us-east-1,ap-southeast-1,source,asOf,basis";
    private static final String GOOD =
            "sqs.request,1 request,0.0000004,0.0000005,https://aws.amazon.com/sqs/pricing/,2026-11-27,memory";

    private static Prices of(String... rows) {
        return Prices.parse(List.of(rows), "ap-southeast-1");
    }

    @Test
    void the_checked_in_prices_are_read_for_both_regions() throws IOException {
        Path file = Home.find().root().resolve("bench/prices.csv");
        for (String region : Prices.REGIONS) {
            assertThat(Prices.read(file, region).of("dynamodb.wru")).isPositive();
        }
    }

    @Test
    void a_price_is_that_of_the_region() {
        assertThat(of("# a remark", COLUMNS, GOOD).of("sqs.request")).isEqualTo(new BigDecimal("0.0000005"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqs.request,1 request,0.0000004,0.0000005,https://aws.amazon.com/sqs/pricing/,2026-11-27",
                "sqs.request,1 request,0.0000004,cheap,https://aws.amazon.com/sqs/pricing/,2026-11-27,memory",
                "sqs.request,1 request,-1,0.0000005,https://aws.amazon.com/sqs/pricing/,2026-11-27,memory",
                "sqs.request,1 request,0.0000004,0.0000005,somebody said so,2026-11-27,memory",
                "sqs.request,1 request,0.0000004,0.0000005,https://aws.amazon.com/sqs/pricing/,last year,memory",
                "sqs.request,1 request,0.0000004,0.0000005,https://aws.amazon.com/sqs/pricing/,2026-11-27,"
            })
    void a_row_without_price_source_date_or_basis_is_refused(String row) {
        assertThatThrownBy(() -> of(COLUMNS, row))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sqs.request");
    }

    @Test
    void a_row_that_comes_twice_is_refused() {
        assertThatThrownBy(() -> of(COLUMNS, GOOD, GOOD)).hasMessageContaining("twice");
    }

    @Test
    void other_columns_an_empty_file_and_another_region_are_refused() {
        assertThatThrownBy(() -> of("item,price", GOOD)).hasMessageContaining("columns");
        assertThatThrownBy(() -> of("# nothing")).hasMessageContaining("columns");
        assertThatThrownBy(() -> Prices.parse(List.of(COLUMNS, GOOD), "mars-1")).hasMessageContaining("region");
    }

    @Test
    void what_has_no_row_has_no_price() {
        assertThatThrownBy(() -> of(COLUMNS, GOOD).of("kms.sign")).hasMessageContaining("no row kms.sign");
    }
}

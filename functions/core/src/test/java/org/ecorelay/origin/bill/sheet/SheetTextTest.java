package org.ecorelay.origin.bill.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SheetTextTest {
    private static final String CSV = "货号,英文品名\nLAMP-01,灯\n";
    private static final byte[] IN_GBK = CSV.getBytes(Charset.forName("GBK"));

    @Test
    void utf_8_and_gbk_are_read_and_told_apart() {
        assertThat(SheetText.of(CSV.getBytes(StandardCharsets.UTF_8))).contains(new SheetText(CSV, SheetText.UTF_8));
        assertThat(SheetText.of(IN_GBK)).contains(new SheetText(CSV, "GB18030"));
    }

    @Test
    void gbk_that_a_gateway_has_taken_for_utf_8_is_neither_and_becomes_no_rubbish() {
        String spoilt = new String(IN_GBK, StandardCharsets.UTF_8);
        assertThat(spoilt).contains("\uFFFD");
        assertThat(SheetText.of(spoilt.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void utf_16_is_neither() {
        assertThat(SheetText.of(CSV.getBytes(StandardCharsets.UTF_16LE))).isEmpty();
        assertThat(SheetText.of("A,B\n".getBytes(StandardCharsets.UTF_16))).isEmpty();
    }
}

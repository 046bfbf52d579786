package org.ecorelay.local.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.ecorelay.local.run.LocalRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real functions, as the local run starts them. */
class RemoteProductsTest {
    private static final String HEADINGS = "sku,material,hs,origin,value,currency,description\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private RemoteProducts products(URI relay, String key) {
        return new RemoteProducts(relay, key, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private String printed() {
        String text = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        out.reset();
        err.reset();
        return text;
    }

    @Test
    void a_sheet_is_imported_row_by_row_as_over_http() throws Exception {
        try (var relay =
                LocalRelay.start(new LocalRelay.Options(0, null, InstantSource.system(), (source, text) -> {}))) {
            RemoteProducts products = products(relay.api(), relay.apiKey());
            String good = "货号,材料,HS编码,原产国,价值,币种,供应商,英文品名\n"
                    + "SHEET-1,,940521,CN,,,,Desk lamp\nSHEET-1,灯泡,853922,CN,1.20,USD,佛山照明,\n";
            boolean imported = products.importFile(file("gbk.csv", good.getBytes(Charset.forName("GBK"))));
            String first = printed();
            assertThat(first).contains("GB18030");
            assertThat(imported).as(first).isTrue();
            assertThat(first)
                    .contains("line 2: created SHEET-1", "line 3: created SHEET-1 灯泡", "1 products created, 0 updated");
            assertThat(products.importFile(file("again.csv", good.getBytes(StandardCharsets.UTF_8))))
                    .isTrue();
            assertThat(printed()).contains("UTF-8: 0 products created, 0 updated, 1 unchanged");
            Path bad = file("bad.csv", (HEADINGS + "SHEET-2,,940521,CN,,,=1+1\n").getBytes(StandardCharsets.UTF_8));
            assertThat(products.importFile(bad)).isFalse();
            assertThat(printed()).contains("line 2: refused SHEET-2", "CSV_FORMULA", "1 refused");
            assertThat(products.importFile(file("none.csv", new byte[0]))).isFalse();
            assertThat(printed()).contains("The sheet cannot be read");
            assertThat(products(relay.api(), "eco_test_no_such_key").importFile(bad))
                    .isFalse();
            assertThat(printed()).contains("No valid API key");
        }
    }

    @Test
    void a_relay_that_does_not_answer_is_one_sentence() throws Exception {
        assertThat(products(URI.create("http://127.0.0.1:1"), "k").importFile(file("a.csv", new byte[1])))
                .isFalse();
        assertThat(printed()).contains("does not answer; start the local run with: eco start");
    }
}

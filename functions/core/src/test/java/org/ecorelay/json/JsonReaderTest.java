package org.ecorelay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.ecorelay.fixture.RandomJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "{",
                "[",
                "{]",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "nul",
                "TRUE",
                "{} {}",
                "{}x",
                "[],",
                "1 2",
                "{}\u0000",
                "/* */ {}",
                "{} // text",
                "[NaN]",
                "[Infinity]",
                "[-Infinity]",
                "[+1]",
                "[01]",
                "[.5]",
                "[1.]",
                "[1e]",
                "[0x10]",
                "[1e400]",
                "[-1e400]",
                "[1e99999999999]",
                "[-]",
                "\"abc",
                "\"\\x\"",
                "\"\\u12\"",
                "\"a\tb\"",
                "\"a\nb\"",
                "\"\u0001\"",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"b\":{\"c\":1,\"c\":2}}]",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800x\"",
                "{\"\\ud800\":1}",
                "\uFEFF{}"
            })
    void what_is_not_one_json_value_is_malformed(String text) {
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read(text));
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22ff22", // no lead byte
                "22c322", // cut short
                "22c0af22", // over-long solidus
                "22e080af22", // over-long in three bytes
                "22eda08022", // a surrogate, encoded
                "22eda0bdedb88022", // a pair of surrogates, encoded each (CESU-8)
                "22f490808022", // beyond U+10FFFF
                "fffe7b007d00", // UTF-16
                "7b007d00", // UTF-16 without a mark
                "0000007b0000007d", // UTF-32
                "efbbbf7b7d" // a byte order mark (RFC 8259 8.1)
            })
    void what_is_not_utf_8_is_malformed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read(bytes));
    }

    /** A gateway that takes the body for UTF-8 text has put U+FFFD where it could not read it. */
    @ParameterizedTest
    @ValueSource(strings = {"7b2261223a22d6d0b9fa227d", "7b2261223a22efbfbdefbfbd227d"})
    void a_body_in_gbk_is_refused_before_and_behind_a_gateway(String hex) throws MalformedJson {
        byte[] body = HexFormat.of().parseHex(hex);
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> JsonReader.readSent(body))
                .withMessageContaining("save it as UTF-8");
        // Only what is sent: the platform's answers are taken as they are.
        assertThat(JsonReader.read("{\"a\":\"\uFFFD\"}")).isInstanceOf(Json.Obj.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"efbbbf7b7d", "7b7d"})
    void a_byte_order_mark_before_what_is_sent_is_skipped(String hex) throws MalformedJson {
        assertThat(JsonReader.readSent(HexFormat.of().parseHex(hex))).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void two_byte_order_marks_or_one_alone_are_no_json() {
        for (String hex : new String[] {"efbbbfefbbbf7b7d", "efbbbf", ""}) {
            assertThatExceptionOfType(MalformedJson.class)
                    .isThrownBy(() -> JsonReader.readSent(HexFormat.of().parseHex(hex)));
        }
    }

    @Test
    void a_member_that_is_there_twice_is_named_with_its_place_unless_its_name_is_hostile() {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> JsonReader.read("{\n \"unit\": 1,\n \"unit\": \"Secret\" }"))
                .withMessage("the member unit is there twice, the second time at line 3, column 2");
        String hostile = "<b>\\n".repeat(9);
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> JsonReader.read("{\"%1$s\":1,\"%1$s\":2}".formatted(hostile)))
                .withMessageStartingWith("a member is there twice")
                .withMessageNotContaining("<");
    }

    @Test
    void the_deepest_nesting_is_100() throws MalformedJson {
        String deepest = "[".repeat(100) + "]".repeat(100);
        assertThat(JsonReader.read(deepest)).isInstanceOf(Json.Arr.class);
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read("[" + deepest + "]"));
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read("{\"a\":" + deepest + "}"));
    }

    @Test
    void nesting_without_end_neither_overflows_the_stack_nor_takes_long() {
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read("[".repeat(10_000)));
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read("{\"a\":".repeat(10_000)));
    }

    @Test
    void a_number_is_read_exactly_and_has_at_most_100_characters() throws MalformedJson {
        assertThat(JsonReader.read("0.1000")).isEqualTo(new Json.Num(new BigDecimal("0.1000")));
        assertThat(JsonReader.read("9".repeat(100))).isEqualTo(new Json.Num(new BigDecimal("9".repeat(100))));
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read("9".repeat(101)));
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read("0." + "1".repeat(200_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "1e-99999999999", "0e99999999999", "0e999999999", "1e-400"})
    void a_number_with_an_exponent_beyond_every_double_is_read_or_refused_but_never_a_failure(String text) {
        try {
            assertThat(JsonReader.read(text)).isInstanceOf(Json.Num.class);
        } catch (MalformedJson e) {
            assertThat(e).hasMessageNotContaining(text);
        }
    }

    @Test
    void a_message_says_where_and_never_quotes_the_text() {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> JsonReader.read("{\n \"name\": Secret }"))
                .withMessageContaining("line 2")
                .withMessageNotContaining("Secret");
    }

    @Test
    void names_that_collide_by_the_thousand_are_no_failure() throws MalformedJson {
        var text = new StringBuilder("{");
        for (int i = 0; i < 20_000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(i % 2 == 0 ? "Aa" : "BB")
                    .append(i)
                    .append("\":0");
        }
        assertThat(((Json.Obj) JsonReader.read(text.append('}').toString())).members())
                .hasSize(20_000);
    }

    @Test
    void whatever_was_written_reads_back() throws MalformedJson {
        var generated = new RandomJson(new Random(3));
        for (int i = 0; i < 2_000; i++) {
            Json.Obj document = generated.object(3);
            assertThat(JsonReader.read(RandomJson.text(document))).isEqualTo(document);
        }
    }

    @Test
    void noise_is_never_more_than_malformed() {
        var random = new Random(4);
        byte[] seed = "{\"a\":[1,-2.5e3,\"\\u00e9\",true,null],\"b\":{\"c\":\"ä\"}}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(JsonReader.read(bytes)).isNotNull();
            } catch (MalformedJson e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void our_own_json_that_cannot_be_read_is_a_damaged_store() {
        assertThatIllegalStateException().isThrownBy(() -> JsonReader.readOwn("{"));
        assertThatIllegalStateException().isThrownBy(() -> JsonReader.readOwn("[]"));
        assertThatIllegalStateException().isThrownBy(() -> JsonReader.readOwn(new byte[] {(byte) 0xff}));
    }

    @Test
    void another_encoding_of_the_same_text_is_refused() {
        for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"}) {
            var out = new ByteArrayOutputStream();
            out.writeBytes("{\"a\":\"b\"}".getBytes(Charset.forName(charset)));
            assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> JsonReader.read(out.toByteArray()));
        }
    }
}

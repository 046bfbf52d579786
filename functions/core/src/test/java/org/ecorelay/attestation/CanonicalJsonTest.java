package org.ecorelay.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.ecorelay.fixture.RandomJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is the reference implementation by the co-author of RFC 8785. */
class CanonicalJsonTest {
    /** 10,000 in every build, 100,000 with {@code -Pdeep}. */
    private static final int DOCUMENTS = Boolean.getBoolean("deep") ? 100_000 : 10_000;

    private static String canonical(String text) throws Exception {
        return CanonicalJson.text(JsonReader.read(text));
    }

    @Test
    void the_example_of_rfc_8785_section_3_2_2_holds() throws Exception {
        assertThat(canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """)).isEqualTo("""
                {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    @Test
    void members_are_sorted_by_utf_16_code_units_as_in_rfc_8785_section_3_2_3() throws Exception {
        assertThat(canonical("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                 "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """))
                .containsSubsequence("Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew");
    }

    @Test
    void empty_values_stay_empty() throws Exception {
        assertThat(canonical(" { \"\" : [ ] , \"a\" : { } } ")).isEqualTo("{\"\":[],\"a\":{}}");
    }

    @Test
    void generated_documents_are_written_as_the_reference_implementation_writes_them() throws Exception {
        var generated = new RandomJson(new Random(42));
        for (int i = 0; i < DOCUMENTS; i++) {
            Json.Obj document = generated.object(4);
            String source = RandomJson.text(document);
            String ours = canonical(source);
            assertThat(ours).isEqualTo(reference(source));
            assertThat(canonical(ours)).isEqualTo(ours);
        }
    }

    @Test
    void the_order_of_members_and_the_spelling_of_numbers_do_not_change_the_hash() throws Exception {
        Json one = JsonReader.read("{\"a\":1.50,\"b\":\"\\u0041\"}");
        Json two = JsonReader.read("{ \"b\":\"A\", \"a\":15e-1 }");
        assertThat(CanonicalJson.hash(one)).isEqualTo(CanonicalJson.hash(two));
        assertThat(CanonicalJson.bytes(one)).isEqualTo("{\"a\":1.5,\"b\":\"A\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of the values, not of a text: what is compared is what is hashed. */
    @Test
    void generated_documents_are_the_same_bytes_and_another_order_or_number_format_is_not() throws Exception {
        var generated = new RandomJson(new Random(8785));
        int told = 0;
        for (int i = 0; i < 2_000; i++) {
            Json.Obj document = generated.object(4);
            byte[] reference = new JsonCanonicalizer(RandomJson.text(document)).getEncodedUTF8();
            assertThat(CanonicalJson.bytes(document)).isEqualTo(reference);
            // The same values as they come are mostly other bytes: the comparison can fail.
            told += Arrays.equals(RandomJson.text(document).getBytes(StandardCharsets.UTF_8), reference) ? 0 : 1;
        }
        assertThat(told).isGreaterThan(500);
    }

    @Test
    void the_surrogates_of_the_rfcs_example_are_sorted_before_a_later_character_of_one_unit() throws Exception {
        String source = "{\"\\ufb33\":1,\"\\ud83d\\ude00\":2}";
        assertThat(canonical(source)).isEqualTo("{\"😀\":2,\"\ufb33\":1}").isEqualTo(reference(source));
        // By code point it would be the other way round.
        assertThat("😀".codePointAt(0)).isGreaterThan("\ufb33".codePointAt(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ude00\\ud83d\"", "{\"\\ud83dx\":1}"})
    void a_lone_surrogate_has_no_canonical_form(String source) {
        assertThatThrownBy(() -> CanonicalJson.bytes(JsonReader.read(source))).isInstanceOf(MalformedJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00b", "\ude00\ud83d"})
    void a_value_with_half_of_a_pair_is_refused_and_not_made_a_question_mark(String text) {
        assertThatThrownBy(() -> CanonicalJson.bytes(Json.text(text))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.hash(Json.object().put(text, 1).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String reference(String source) throws IOException {
        return new JsonCanonicalizer(source).getEncodedString();
    }
}

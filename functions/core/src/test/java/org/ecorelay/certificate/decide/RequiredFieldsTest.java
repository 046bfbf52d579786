package org.ecorelay.certificate.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.junit.jupiter.api.Test;

class RequiredFieldsTest {
    @Test
    void a_complete_document_misses_nothing() {
        assertThat(missing("{'a':{'b':'x'},'items':[{'n':'1'},{'n':0}]}", "/a/b", "/items/*/n"))
                .isEmpty();
    }

    @Test
    void an_absent_field_is_named_by_its_whole_pointer() {
        assertThat(missing("{'a':{}}", "/a/b/c")).containsExactly("/a/b/c");
    }

    @Test
    void blank_is_missing_and_false_is_a_value() {
        assertThat(missing(
                        "{'a':' \\u00a0\\u3000','b':null,'c':{},'d':[],'e':false,'f':0,'g':''}",
                        "/a",
                        "/b",
                        "/c",
                        "/d",
                        "/e",
                        "/f",
                        "/g"))
                .containsExactly("/a", "/b", "/c", "/d", "/g");
    }

    @Test
    void a_star_stands_for_every_element() {
        assertThat(missing("{'items':[{'lines':[{'n':'1'},{}]},{'lines':[{'n':''}]}]}", "/items/*/lines/*/n"))
                .containsExactly("/items/0/lines/1/n", "/items/1/lines/0/n");
    }

    @Test
    void an_array_without_elements_is_missing_itself() {
        assertThat(missing("{'items':[]}", "/items/*/n")).containsExactly("/items");
        assertThat(missing("{'items':{'0':'x'}}", "/items/*/n")).containsExactly("/items");
        assertThat(missing("{}", "/a/items/*/lines/*/n")).containsExactly("/a/items");
        assertThat(missing("{'items':[{}]}", "/items/*/lines/*/n")).containsExactly("/items/0/lines");
    }

    @Test
    void what_it_answers_can_be_asked_again() {
        assertThat(missing("{'items':[{'n':'1'},{}]}", "/items/1/n", "/items/0/n", "/items/7/n", "/items/x/n"))
                .containsExactly("/items/1/n", "/items/7/n", "/items/x/n");
    }

    @Test
    void names_with_a_slash_or_tilde_are_escaped() {
        assertThat(missing("{'a/b':{'c~d':'x'}}", "/a~1b/c~0d", "/a~1b/e")).containsExactly("/a~1b/e");
    }

    @Test
    void a_field_is_named_once() {
        assertThat(missing("{}", "/a/*/b", "/a/*/c")).containsExactly("/a");
    }

    @Test
    void text_is_not_an_object() {
        assertThat(missing("'text'", "/a")).containsExactly("/a");
    }

    @Test
    void a_pointer_begins_with_a_slash() {
        assertThatIllegalArgumentException().isThrownBy(() -> missing("{}", "a"));
    }

    private static List<String> missing(String json, String... pointers) {
        try {
            Json document = JsonReader.read(json.replace('\'', '"'));
            return RequiredFields.missing(document, List.of(pointers));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package org.ecorelay.account.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreModesTest {
    private static List<String> problems(Json body) {
        var problems = new ArrayList<FieldProblem>();
        StoreModes.read(body, "", problems);
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.pointer())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"VN, LIVE", "JP, OFF", "KR, OBSERVE"})
    void a_destination_has_its_own_mode_or_that_of_all_others(String destination, StoreMode mode) {
        var problems = new ArrayList<FieldProblem>();
        StoreModes modes = StoreModes.read(JsonEdit.json("{'*':'observe','VN':'live','JP':'off'}"), "", problems);
        assertThat(problems).isEmpty();
        assertThat(modes.of(destination)).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'id':'shop','exporter':'maker'}", "{'id':'shop','exporter':'maker','modes':{'JP':'live'}}"})
    void a_destination_that_nobody_has_decided_about_is_observed(String store) {
        assertThat(Store.read((Json.Obj) JsonEdit.json(store)).modes().of("VN")).isEqualTo(StoreMode.OBSERVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'VN':'LIVE'}|FIELD_FORMAT /VN",
                "{'VN':'on'}|FIELD_FORMAT /VN",
                "{'VN':true}|FIELD_FORMAT /VN",
                "{'VN':null}|FIELD_FORMAT /VN",
                "{'VN':{'*':'live'}}|FIELD_FORMAT /VN",
                "{'vn':'live'}|FIELD_UNKNOWN /vn",
                "{'a/b~c':'live'}|FIELD_UNKNOWN /a~1b~0c",
                "{'':'live'}|FIELD_UNKNOWN /",
                "[]|FIELD_TYPE ''",
                "7|FIELD_TYPE ''"
            })
    void what_is_no_mode_is_refused_by_its_pointer(String body, String problem) {
        assertThat(problems(JsonEdit.json(body))).containsExactly(problem.replace("''", ""));
    }

    @Test
    void more_entries_than_there_are_countries_are_refused_unread() {
        var body = Json.object();
        IntStream.rangeClosed(0, 260).forEach(i -> body.put("X" + i, "live"));
        assertThat(problems(body.build())).containsExactly("LIST_LENGTH ");
    }

    @Test
    void a_registry_item_with_damaged_modes_is_not_guessed_at() {
        Json.Obj store = (Json.Obj) JsonEdit.json("{'id':'shop','exporter':'maker','modes':{'*':'lively'}}");
        assertThatThrownBy(() -> Store.read(store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("store#shop is damaged")
                .hasMessageContaining("/modes/*");
    }

    @Test
    void modes_are_written_as_they_are_read() {
        var modes = new StoreModes(Map.of("VN", StoreMode.LIVE, "*", StoreMode.OFF));
        assertThat(StoreModes.read(modes.json(), "", new ArrayList<>())).isEqualTo(modes);
    }
}

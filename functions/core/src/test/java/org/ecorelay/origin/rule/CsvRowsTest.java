package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecorelay.origin.rule.CsvRows.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4180, and the lines that a person is pointed to. */
class CsvRowsTest {
    private static Row row(int line, String... cells) {
        return new Row(line, List.of(cells), false);
    }

    private static Row broken(int line, String... cells) {
        return new Row(line, List.of(cells), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void each_kind_of_line_end_ends_one_row(String end) {
        assertThat(CsvRows.of(String.join(end, "a,b", "c,", ",d", "")))
                .containsExactly(row(1, "a", "b"), row(2, "c", ""), row(3, "", "d"));
    }

    @Test
    void blank_lines_and_a_byte_order_mark_are_left_out_and_counted() {
        assertThat(CsvRows.of("\uFEFFa\n\n  \nb")).containsExactly(row(1, "a"), row(4, "b"));
        assertThat(CsvRows.of("")).isEmpty();
        assertThat(CsvRows.of("\"\"\n\"\",\"\"")).containsExactly(row(2, "", ""));
    }

    @Test
    void a_quoted_cell_keeps_commas_marks_and_line_ends_and_its_lines_count() {
        assertThat(CsvRows.of("\"a,\"\"b\"\"\",\"c\r\nd\ne\"\nf,\"\""))
                .containsExactly(row(1, "a,\"b\"", "c\r\nd\ne"), row(4, "f", ""));
    }

    @Test
    void a_mark_that_is_never_closed_breaks_its_row_and_keeps_what_was_read() {
        assertThat(CsvRows.of("a\n\"b,c\nd")).containsExactly(row(1, "a"), broken(2, "b,c\nd"));
    }

    @Test
    void text_behind_a_closing_mark_breaks_its_row_and_no_other() {
        assertThat(CsvRows.of("\"a\"b,c\r\nd,e")).containsExactly(broken(1, "a"), row(2, "d", "e"));
        assertThat(CsvRows.of("\"a\"b")).containsExactly(broken(1, "a"));
    }

    @Test
    void a_mark_inside_a_plain_cell_breaks_its_row_and_no_other() {
        assertThat(CsvRows.of("a\"b,c\nd")).containsExactly(broken(1, "a\"b", "c"), row(2, "d"));
    }
}

package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ecorelay.origin.rule.AppendixLines.Listing.LISTED;
import static org.ecorelay.origin.rule.AppendixLines.Listing.NOT_LISTED;
import static org.ecorelay.origin.rule.AppendixLines.Listing.UNKNOWN;

import java.time.LocalDate;
import org.ecorelay.origin.HsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendixLinesTest {
    private static final LocalDate IN_2022 = LocalDate.of(2022, 6, 1);
    private static final LocalDate IN_2024 = LocalDate.of(2024, 6, 1);
    private static final HsCode TABLE = new HsCode("940360");
    private static final HsCode LAMP = new HsCode("940511");

    private static final AppendixLines LINES = AppendixLines.read(
            "# test\nparty,hs2012,scopeUnchanged,source\nJP,940360,yes,p.1\nJP,9405.11,no,p.1\nPH,94036010,yes,p.2\n");

    @Test
    void a_line_in_the_edition_in_operation_is_listed() {
        assertThat(LINES.listing("JP", LAMP, IN_2022)).isEqualTo(LISTED);
        assertThat(LINES.listing("JP", new HsCode("010121"), IN_2022)).isEqualTo(NOT_LISTED);
    }

    @Test
    void in_another_edition_only_what_is_unchanged_is_known() {
        assertThat(LINES.listing("JP", TABLE, IN_2024)).isEqualTo(LISTED);
        assertThat(LINES.listing("JP", LAMP, IN_2024)).isEqualTo(UNKNOWN);
        assertThat(LINES.listing("JP", new HsCode("010121"), IN_2024)).isEqualTo(UNKNOWN);
    }

    @Test
    void a_finer_national_line_needs_the_national_code() {
        assertThat(LINES.listing("PH", TABLE, IN_2022)).isEqualTo(UNKNOWN);
        assertThat(LINES.listing("PH", new HsCode("94036010"), IN_2022)).isEqualTo(LISTED);
        assertThat(LINES.listing("PH", new HsCode("94036090"), IN_2022)).isEqualTo(NOT_LISTED);
    }

    @Test
    void a_party_without_differentials_lists_nothing_and_one_without_data_is_unknown() {
        assertThat(AppendixLines.NONE.listing("MY", TABLE, IN_2024)).isEqualTo(NOT_LISTED);
        assertThat(AppendixLines.NONE.listing("CN", TABLE, IN_2022)).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "party,code,source",
                "party,hs2012,scopeUnchanged,source\nXX,940360,yes,p.1",
                "party,hs2012,scopeUnchanged,source\nJP,9403,yes,p.1",
                "party,hs2012,scopeUnchanged,source\nJP,940360,perhaps,p.1",
                "party,hs2012,scopeUnchanged,source\nJP,940360,yes,",
                "party,hs2012,scopeUnchanged,source\nJP,940360,yes,\"p.1"
            })
    void bad_lines_are_refused(String csv) {
        assertThatIllegalArgumentException().isThrownBy(() -> AppendixLines.read(csv));
    }
}

package org.ecorelay.origin.hs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.attestation.Sha256;
import org.junit.jupiter.api.Test;

/**
 * The list says what its source says, every byte of it: the source can be written from it again. {@code -Dhs.source=FILE}
 * rewrites the list from another edition of the source; its hash is changed here by hand.
 */
class HsListSourceTest {
    private static final String SOURCE_SHA_256 = "e77ee9e1cfd15a42d1fadeb2c0618d10f6b9ed9aec0e5d66826dc7ef9d3126a5";
    private static final Path LIST =
            Path.of(System.getProperty("basedir", "."), "src/main/resources/org/ecorelay/origin/hs/hs2022.txt");

    /** The last chapter of each section, which the source writes in Roman numerals. */
    private static final List<Integer> SECTIONS =
            List.of(5, 14, 15, 24, 27, 38, 40, 43, 46, 49, 63, 67, 70, 71, 83, 85, 89, 92, 93, 96, 97);

    private static final List<String> ROMAN = List.of(
            "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
            "XVII", "XVIII", "XIX", "XX", "XXI");

    /** What the source has and the HS has not: rows for statistics. */
    private static final String STATISTICS = """
            TOTAL,99,Commodities not specified according to kind,TOTAL,2
            TOTAL,9999,Commodities not specified according to kind,99,4
            TOTAL,999999,Commodities not specified according to kind,9999,6
            TOTAL,TOTAL,Total of all HS2022 commodities,TOTAL,5
            """;

    private static String source(Stream<String> lines) {
        return lines.map(HsListSourceTest::row)
                .collect(Collectors.joining("", "section,hscode,description,parent,level\n", STATISTICS));
    }

    private static String row(String line) {
        String code = line.substring(0, line.indexOf(' '));
        String description = line.substring(code.length() + 1);
        int chapter = Integer.parseInt(code.substring(0, 2));
        String section =
                ROMAN.get((int) SECTIONS.stream().filter(last -> last < chapter).count());
        String parent = code.length() == 2 ? "TOTAL" : code.substring(0, code.length() - 2);
        return "%s,%s,%s,%s,%d\n".formatted(section, code, quoted(description), parent, code.length());
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /** The rows of the source that are HS, as the list has them. */
    private static String listOf(String csv) {
        return csv.lines()
                .skip(1)
                .filter(row -> !row.startsWith("TOTAL,"))
                .map(row -> row.substring(row.indexOf(',') + 1).replaceFirst(",[^,]*,[0-9]$", ""))
                .map(row -> row.substring(0, row.indexOf(',')) + " " + unquoted(row.substring(row.indexOf(',') + 1)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_source_can_be_written_from_the_list_again() throws IOException {
        String file = System.getProperty("hs.source");
        if (file != null) {
            Files.writeString(LIST, listOf(Files.readString(Path.of(file))));
        }
        String source = source(Files.readAllLines(LIST).stream());
        assertThat(hash(source)).isEqualTo(SOURCE_SHA_256);
        assertThat(listOf(source)).isEqualTo(Files.readString(LIST));
    }

    @Test
    void one_changed_character_and_one_missing_line_are_noticed() throws IOException {
        List<String> lines = Files.readAllLines(LIST);
        assertThat(hash(source(lines.stream().skip(1)))).isNotEqualTo(SOURCE_SHA_256);
        assertThat(hash(source(lines.stream().map(line -> line.replace("940382", "940384")))))
                .isNotEqualTo(SOURCE_SHA_256);
    }
}

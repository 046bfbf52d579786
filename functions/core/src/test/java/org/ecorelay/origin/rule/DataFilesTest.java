package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.origin.rule.DataFile.Kind;
import org.ecorelay.origin.rule.DataFiles.Stored;
import org.junit.jupiter.api.Test;

class DataFilesTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    /** An item of DynamoDB has at most 400 KB, its names included. */
    private static final int MAX_ITEM = 400 * 1024;

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final DataFiles files = new DataFiles(registry);

    private Stored put(String name, String version, String text) {
        return files.put("acme", Kind.RULES, name, version, text, 1, Json.Obj.EMPTY, NOW);
    }

    private DataFile kept(String name, String version, String text) {
        assertThat(put(name, version, text)).isInstanceOf(Stored.Kept.class);
        return files.find("acme", Kind.RULES, name).orElseThrow();
    }

    private int largestItem(DataFile file) {
        return IntStream.range(0, file.parts())
                .map(part -> CanonicalJson.text(registry.find("acme", "origin-data#" + file.hash() + "/" + part)
                                .orElseThrow())
                        .getBytes(StandardCharsets.UTF_8)
                        .length)
                .max()
                .orElseThrow();
    }

    /** Rows as a real pack has them: every subheading its own, sources by page. */
    static String pack(int rows) {
        return "# version: 1\nscope,hs2022,rule,source\n"
                + IntStream.range(0, rows)
                        .mapToObj(i -> "subheading,%02d%02d%02d,CTH or RVC40,\"RCEP Annex 3A (HS 2022), p.%d\""
                                .formatted(1 + i / 900, 1 + i / 30 % 30, 10 + i % 30, 56 + i / 32))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    @Test
    void a_pack_of_five_thousand_rows_is_one_item_far_below_the_limit() {
        DataFile file = kept("annex", "1", pack(5_000));
        assertThat(file.parts()).isEqualTo(1);
        assertThat(largestItem(file)).isLessThan(100_000);
        assertThat(files.text("acme", file)).isEqualTo(pack(5_000));
    }

    @Test
    void a_text_that_hardly_deflates_is_cut_into_items_that_fit() {
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        String text = new String(noise, StandardCharsets.ISO_8859_1);
        DataFile file = kept("noise", "1", text);
        assertThat(file.parts()).isGreaterThan(1);
        assertThat(largestItem(file)).isLessThan(MAX_ITEM - 2_000);
        assertThat(files.text("acme", file)).isEqualTo(text);
    }

    @Test
    void the_same_file_again_changes_nothing_and_another_one_needs_a_new_version() {
        DataFile first = kept("annex", "1", "one");
        assertThat(put("annex", "1", "one")).isEqualTo(new Stored.Unchanged(first));
        assertThat(put("annex", "1", "two")).isEqualTo(new Stored.VersionTaken(first));
        DataFile second = kept("annex", "2", "two");
        assertThat(files.list("acme")).containsExactly(second);
        // What an older trace names stays readable.
        assertThat(files.text("acme", first)).isEqualTo("one");
    }

    @Test
    void files_of_another_account_are_not_there() {
        kept("annex", "1", "one");
        assertThat(files.list("beta")).isEmpty();
        assertThat(files.find("beta", Kind.RULES, "annex")).isEmpty();
    }

    @Test
    void a_part_that_is_lost_or_altered_is_noticed() {
        DataFile file = kept("annex", "1", "one");
        String part = "origin-data#" + file.hash() + "/0";
        Json.Obj other = registry.find(
                        "acme", "origin-data#" + kept("other", "1", "two").hash() + "/0")
                .orElseThrow();
        registry.put("acme", part, other);
        assertThatIllegalStateException().isThrownBy(() -> files.text("acme", file));
        registry.remove("acme", part);
        assertThatIllegalStateException().isThrownBy(() -> files.text("acme", file));
    }

    @Test
    void an_account_has_only_so_many_files_but_may_replace_them() {
        IntStream.range(0, DataFiles.MAX_FILES).forEach(i -> kept("pack-" + i, "1", "one"));
        assertThat(put("one-more", "1", "one")).isInstanceOf(Stored.TooMany.class);
        assertThat(put("pack-0", "2", "two")).isInstanceOf(Stored.Kept.class);
    }
}

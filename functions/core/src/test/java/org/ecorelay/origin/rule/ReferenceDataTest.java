package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.json.Json;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.rule.DataFile.Kind;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
    private static final HsCode TABLE = new HsCode("940360");
    private static final HsCode FEATHERS = new HsCode("050590");

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final DataFiles files = new DataFiles(registry);
    private final ReferenceData data = new ReferenceData(registry);

    private void load(Kind kind, String name, String version, String text) {
        files.put("acme", kind, name, version, text, 1, Json.Obj.EMPTY, Instant.EPOCH);
    }

    private String rule(HsCode code) {
        return switch (data.of("acme").book().find(code, DAY)) {
            case RuleBook.Lookup.Found(var rule) ->
                rule.rule().raw() + " | " + rule.origin() + " | " + rule.transposition();
            case RuleBook.Lookup.NotTransposed(var rule, var edition) -> "not transposed";
            case RuleBook.Lookup.Missing() -> "missing";
        };
    }

    @Test
    void without_a_file_there_is_the_sample_alone() {
        assertThat(rule(new HsCode("851830"))).isEqualTo("missing");
        assertThat(rule(FEATHERS)).isEqualTo("not transposed");
        assertThat(data.of("acme").appendices().listing("JP", TABLE, DAY)).isEqualTo(AppendixLines.Listing.UNKNOWN);
    }

    @Test
    void a_new_version_counts_at_once_and_is_named() {
        load(Kind.RULES, "annex", "1", "scope,hs2022,rule,source\nheading,9403,CTH,p.1\n");
        assertThat(rule(TABLE)).startsWith("CTH | annex 1, scope 9403");
        load(Kind.RULES, "annex", "2", "scope,hs2022,rule,source\nheading,9403,RVC40,p.1\n");
        assertThat(rule(TABLE)).startsWith("RVC40 | annex 2, scope 9403");
        assertThat(data.of("beta").book().find(TABLE, DAY)).isInstanceOf(RuleBook.Lookup.NotTransposed.class);
    }

    @Test
    void the_sample_comes_after_the_packs_of_the_account() {
        load(Kind.RULES, "zz", "1", "scope,hs2012,rule,source,scopeUnchanged\nheading,0505,CTH,p.1,yes\n");
        assertThat(rule(FEATHERS)).startsWith("CTH | zz 1");
    }

    @Test
    void a_correspondence_transposes_the_sample() {
        load(Kind.CORRESPONDENCE, "HS2012", "1", "hs2022,hs2012,source\n050590,050590,WCO table II p.1\n");
        assertThat(rule(FEATHERS))
                .startsWith("CC | RCEP Annex 3A sample 1")
                .contains("printed for HS2012 050590", "WCO");
    }

    @Test
    void a_correspondence_from_hs_2017_transposes_a_pack_in_it() {
        load(Kind.RULES, "p17", "1", "scope,hs2017,rule,source\nheading,9403,CTSH,p.1\n");
        assertThat(rule(TABLE)).isEqualTo("not transposed");
        load(Kind.CORRESPONDENCE, "HS2017", "1", "hs2022,hs2017,source\n940360,940360,WCO table I p.9\n");
        assertThat(rule(TABLE)).startsWith("CTSH | p17 1").contains("printed for HS2017 940360");
    }

    @Test
    void appendix_lines_of_several_parties_are_put_together_and_compared_by_correspondence() {
        load(Kind.APPENDIX, "JP", "1", "party,hs2022,scopeUnchanged,source\nJP,940510,no,p.1\n");
        load(Kind.APPENDIX, "CN", "1", "party,hs2012,scopeUnchanged,source\nCN,940560,no,p.1\n");
        AppendixLines lines = data.of("acme").appendices();
        assertThat(lines.listing("JP", TABLE, DAY)).isEqualTo(AppendixLines.Listing.NOT_LISTED);
        assertThat(lines.listing("CN", TABLE, DAY)).isEqualTo(AppendixLines.Listing.UNKNOWN);
        load(Kind.CORRESPONDENCE, "HS2012", "1", "hs2022,hs2012,source\n940360,940360,WCO\n940561,940560,WCO\n");
        lines = data.of("acme").appendices();
        assertThat(lines.listing("CN", TABLE, DAY)).isEqualTo(AppendixLines.Listing.NOT_LISTED);
        assertThat(lines.listing("CN", new HsCode("940561"), DAY)).isEqualTo(AppendixLines.Listing.LISTED);
        assertThat(lines.listing("CN", new HsCode("940540"), DAY)).isEqualTo(AppendixLines.Listing.UNKNOWN);
    }

    @Test
    void a_text_is_read_once_and_not_for_every_order() {
        load(Kind.RULES, "annex", "1", "scope,hs2022,rule,source\nheading,9403,CTH,p.1\n");
        data.of("acme");
        int reads = registry.reads();
        data.of("acme");
        assertThat(registry.reads()).isEqualTo(reads);
    }
}

package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of bundles promises. Begins with none in the accounts used here. */
public abstract class BundlesContract {
    /** The clock of the adapter may say this or earlier. */
    protected static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

    private Bundles bundles;

    /** An adapter without bundles. */
    protected abstract Bundles bundles();

    @BeforeEach
    final void open() {
        bundles = bundles();
    }

    private static Notice.Told told(String event) {
        return new Notice.Told(event, "EC-" + event, "c.1", "VN");
    }

    private static Bundle.Open bundle(String account, String about, Instant due) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", "EC-1");
        facts.put("A later fact", "comes later");
        var sample = new Notice(
                "e1",
                "certificate.rejected.v1",
                account,
                "maker",
                "VN",
                "[eCO Relay] Subject",
                "Headline 😀",
                facts,
                false,
                1,
                List.of(told("e1")),
                null);
        var key = new Bundle.Key(Bundle.Kind.CAUSE, account, "maker", false, about);
        return new Bundle.Open(key, "id-" + about, sample, due, Optional.of("earlier"));
    }

    private List<String> due(String account, Instant now, int limit) {
        return bundles.due(account, now, limit).stream().map(Bundle.Open::id).toList();
    }

    @Test
    void a_bundle_is_found_as_it_was_opened() {
        Bundle.Open opened = bundle("found", "x", NOW);
        assertThat(bundles.find(opened.key())).isEmpty();
        bundles.open(opened);
        assertThat(bundles.find(opened.key())).contains(opened);
        assertThat(bundles.due("found", NOW, 10)).containsExactly(opened);
        assertThat(bundles.find(bundle("found", "y", NOW).key())).isEmpty();
    }

    @Test
    void an_entry_counts_once_however_often_it_is_added() {
        Bundle.Open opened = bundle("entries", "x", NOW);
        bundles.open(opened);
        bundles.add(opened, new Bundle.Entry(NOW.plusSeconds(1), told("b"), 1));
        bundles.add(opened, new Bundle.Entry(NOW, told("c"), 7));
        bundles.add(opened, new Bundle.Entry(NOW.plusSeconds(1), told("b"), 1));
        assertThat(bundles.entries(opened))
                .containsExactly(
                        new Bundle.Entry(NOW, told("c"), 7), new Bundle.Entry(NOW.plusSeconds(1), told("b"), 1));
        assertThat(bundles.has(opened.key(), opened.id(), "b")).isTrue();
        assertThat(bundles.has(opened.key(), opened.id(), "d")).isFalse();
        assertThat(bundles.has(opened.key(), "another", "b")).isFalse();
    }

    @Test
    void every_entry_is_read_and_not_a_page_of_them() {
        Bundle.Open opened = bundle("many", "x", NOW);
        bundles.open(opened);
        IntStream.range(0, 120).forEach(i -> bundles.add(opened, new Bundle.Entry(NOW, told("e" + i), 1)));
        assertThat(bundles.entries(opened)).hasSize(120);
    }

    @Test
    void a_bundle_is_due_at_its_time_and_the_oldest_comes_first() {
        bundles.open(bundle("times", "late", NOW.plusMillis(1)));
        bundles.open(bundle("times", "second", NOW));
        bundles.open(bundle("times", "first", NOW.minusSeconds(5)));
        bundles.open(bundle("other", "x", NOW));
        assertThat(due("times", NOW, 10)).containsExactly("id-first", "id-second");
        assertThat(due("times", NOW, 1)).containsExactly("id-first");
        assertThat(bundles.accounts()).contains("times", "other");
    }

    @Test
    void a_bundle_that_was_told_is_not_due_but_knows_what_it_told() {
        Bundle.Open opened = bundle("told", "x", NOW);
        bundles.open(opened);
        bundles.add(opened, new Bundle.Entry(NOW, told("b"), 1));
        bundles.rest(opened, NOW.plusSeconds(60));
        assertThat(due("told", NOW.plusSeconds(120), 10)).isEmpty();
        assertThat(bundles.find(opened.key()))
                .contains(new Bundle.Resting(opened.key(), opened.id(), NOW.plusSeconds(60)));
        assertThat(bundles.has(opened.key(), opened.id(), "b")).isTrue();
    }

    @Test
    void a_bundle_that_is_opened_again_is_due_at_its_new_time_alone() {
        Bundle.Open opened = bundle("again", "x", NOW);
        bundles.open(opened);
        bundles.rest(opened, NOW);
        var next =
                new Bundle.Open(opened.key(), "next", opened.sample(), NOW.plusSeconds(60), Optional.of(opened.id()));
        bundles.open(next);
        assertThat(due("again", NOW, 10)).isEmpty();
        assertThat(due("again", NOW.plusSeconds(60), 10)).containsExactly("next");
    }

    @Test
    void a_bundle_that_is_postponed_is_due_at_its_new_time_alone_with_all_its_entries() {
        Bundle.Open opened = bundle("later", "x", NOW);
        bundles.open(opened);
        bundles.add(opened, new Bundle.Entry(NOW, told("b"), 1));
        bundles.postpone(opened, NOW.plusSeconds(60));
        assertThat(due("later", NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(bundles.due("later", NOW.plusSeconds(60), 10))
                .singleElement()
                .satisfies(later -> {
                    assertThat(later.id()).isEqualTo(opened.id());
                    assertThat(bundles.entries(later))
                            .extracting(entry -> entry.told().event())
                            .containsExactly("b");
                });
    }
}

package org.ecorelay.certificate.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.LocalState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPlacesTest {
    private final LocalState state = new LocalState();
    private final Random random = new Random(7);

    private StatusPlaces instance() {
        return new StatusPlaces(state, new MovableClock(), random, "https://relay.example");
    }

    static StatusPlace place(Json status, String account) {
        return StatusPlace.of(
                        account, Json.object().put("credentialStatus", status).build())
                .orElseThrow();
    }

    @Test
    void no_two_documents_share_a_bit_whoever_signs_them() {
        var first = instance();
        var second = instance();
        var seen = new HashSet<String>();
        for (int i = 0; i < 500; i++) {
            StatusPlace acme = place((i % 3 == 0 ? second : first).next("acme"), "acme");
            StatusPlace beta = place(instance().next("beta"), "beta");
            for (StatusPlace place : List.of(acme, beta)) {
                assertThat(seen.add(place.list() + " " + place.revocation())).isTrue();
                assertThat(seen.add(place.list() + " " + place.replacement())).isTrue();
            }
        }
    }

    @Test
    void two_who_claim_at_the_same_time_get_places_of_their_own() {
        var raced = new RacedState();
        var mine = new StatusPlaces(raced, new MovableClock(), random, "https://relay.example");
        var other = new StatusPlaces(raced, new MovableClock(), random, "https://relay.example");
        var seen = new HashSet<StatusPlace>();
        for (int claim = 0; claim < 3; claim++) {
            raced.meanwhile(() -> seen.add(place(other.next("acme"), "acme")));
            seen.add(place(mine.next("acme"), "acme"));
            for (int i = 1; i < StatusPlaces.CHUNK; i++) {
                seen.add(place(mine.next("acme"), "acme"));
                seen.add(place(other.next("acme"), "acme"));
            }
        }
        assertThat(seen).hasSize(3 * 2 * StatusPlaces.CHUNK);
    }

    @Test
    void every_number_of_a_list_has_a_place_of_its_own_and_the_next_list_follows() {
        var seen = new HashSet<Integer>();
        for (int i = 0; i < Bitstring.SIZE; i += 2) {
            StatusPlace place = StatusPlaces.place("acme", "seed", i);
            assertThat(place.list().number()).isZero();
            seen.add(place.revocation());
            seen.add(place.replacement());
        }
        assertThat(seen).hasSize(Bitstring.SIZE);
        assertThat(StatusPlaces.place("acme", "seed", Bitstring.SIZE).list().number())
                .isEqualTo(1);
    }

    /** Who could compute numbers from places would know how many documents an exporter signs. */
    @Test
    void places_say_nothing_of_number_or_order_to_whoever_has_not_the_seed() {
        int[] mine = IntStream.range(0, 1_000)
                .map(number -> new Scatter("seed", 0).place(number))
                .toArray();
        int[] others = IntStream.range(0, 1_000)
                .map(number -> new Scatter("other", 0).place(number))
                .toArray();
        long same = IntStream.range(0, 1_000).filter(i -> mine[i] == others[i]).count();
        long rising =
                IntStream.range(1, 1_000).filter(i -> mine[i] > mine[i - 1]).count();
        long steps = IntStream.range(1, 1_000)
                .map(i -> Math.floorMod(mine[i] - mine[i - 1], Bitstring.SIZE))
                .distinct()
                .count();
        assertThat(same).isLessThan(5);
        assertThat(rising).isBetween(400L, 600L);
        assertThat(steps).isGreaterThan(900);
        assertThat(IntStream.of(mine).average().orElseThrow()).isBetween(55_000.0, 76_000.0);
    }

    @Test
    void two_accounts_have_two_seeds_and_an_account_keeps_its_own() {
        instance().next("acme");
        instance().next("beta");
        String seed = state.find(StatusPlaces.COUNTERS, "acme").orElseThrow().required("seed");
        instance().next("acme");
        assertThat(state.find(StatusPlaces.COUNTERS, "acme").orElseThrow().required("seed"))
                .isEqualTo(seed);
        assertThat(state.find(StatusPlaces.COUNTERS, "beta").orElseThrow().required("seed"))
                .isNotEqualTo(seed);
    }

    @Test
    void a_document_costs_a_32nd_of_a_claim() {
        var instance = instance();
        instance.next("acme");
        int before = state.writes();
        for (int i = 1; i < StatusPlaces.CHUNK; i++) {
            instance.next("acme");
        }
        assertThat(state.writes()).isEqualTo(before);
        instance.next("acme");
        assertThat(state.writes()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://relay.example/v1/status-lists/xx/0",
                "https://evil.example/other",
                "",
                "https://relay.example/v1/status-lists/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/0"
            })
    void a_document_that_names_no_list_of_the_account_has_no_place(String list) {
        Json status = Json.array(Stream.of("revocation", "message")
                .map(purpose -> Json.object()
                        .put("statusPurpose", purpose)
                        .put("statusListCredential", list)
                        .put("statusListIndex", "1")
                        .build()));
        assertThat(StatusPlace.of(
                        "acme", Json.object().put("credentialStatus", status).build()))
                .isEmpty();
    }
}

package org.ecorelay.certificate.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.TestKeys;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.LocalState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusListsTest {
    private static final String BASE = "https://relay.example";
    private static final TestKeys KEY = TestKeys.of(SignatureAlgorithm.ES256);

    private final LocalState state = new LocalState();
    private final MovableClock clock = new MovableClock();
    private final StatusLists lists = new StatusLists(state, clock);
    private final PublishStatusList publish = new PublishStatusList(state, SigningKeys.only(KEY), clock, BASE);
    private final AskForLists ask = new AskForLists(lists, publish::publish);

    private StatusPlaces instance() {
        return new StatusPlaces(state, clock, BASE);
    }

    private static StatusPlace place(Json.Obj status, String account) {
        return StatusPlace.of(
                        account, Json.object().put("credentialStatus", status).build())
                .orElseThrow();
    }

    private Json.Obj signed(StatusListId list) {
        return new Jws(lists.published(list.owner(), list.number()).orElseThrow()).payload();
    }

    private Bitstring bits(StatusListId list) {
        return Bitstring.decode(signed(list).object("credentialSubject").required("encodedList"));
    }

    @Test
    void no_two_documents_share_a_bit_whoever_signs_them() {
        var first = instance();
        var second = instance();
        var seen = new HashSet<StatusPlace>();
        for (int i = 0; i < 500; i++) {
            assertThat(seen.add(place((i % 3 == 0 ? second : first).next("acme"), "acme")))
                    .isTrue();
            assertThat(seen.add(place(instance().next("beta"), "beta"))).isTrue();
        }
    }

    @Test
    void every_number_of_a_list_has_a_place_of_its_own_and_the_next_list_follows() {
        var seen = new HashSet<Integer>();
        for (int i = 0; i < Bitstring.SIZE; i++) {
            StatusPlace place = StatusPlaces.place("acme", i);
            assertThat(place.list().number()).isZero();
            seen.add(place.index());
        }
        assertThat(seen).hasSize(Bitstring.SIZE);
        assertThat(StatusPlaces.place("acme", Bitstring.SIZE).list().number()).isEqualTo(1);
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

    @Test
    void a_new_list_is_signed_with_the_first_document_and_says_that_all_stand() {
        StatusPlace place = place(instance().next("acme"), "acme");
        assertThat(lists.published(place.list().owner(), 0)).isEmpty();
        assertThat(ask.ask(() -> true)).isEqualTo(1);
        assertThat(bits(place.list()).isSet(place.index())).isFalse();
        assertThat(ask.ask(() -> true)).isZero();
        Json.Obj list = signed(place.list());
        assertThat(list.text("issuer")).contains("urn:eco-relay:exporter:acme");
        assertThat(list.text("id")).contains(BASE + place.list().path());
        assertThat(list.object("credentialSubject").text("statusPurpose")).contains("revocation");
    }

    @Test
    void a_bit_that_is_set_is_signed_and_its_neighbours_are_not_touched() {
        StatusPlace place = place(instance().next("acme"), "acme");
        lists.set(place);
        lists.set(place);
        ask.ask(() -> true);
        Bitstring bits = bits(place.list());
        for (int i = 0; i < Bitstring.SIZE; i++) {
            assertThat(bits.isSet(i)).isEqualTo(i == place.index());
        }
    }

    @Test
    void a_list_never_goes_back_even_when_the_clock_does() {
        StatusPlace place = place(instance().next("acme"), "acme");
        Instant last = Instant.MIN;
        for (int i = 0; i < 20; i++) {
            lists.set(new StatusPlace(place.list(), i));
            publish.publish(place.list());
            Instant from = Instant.parse(signed(place.list()).required("validFrom"));
            assertThat(from).isAfter(last);
            last = from;
            if (i == 10) {
                clock.adjust(Duration.ofHours(-1));
            }
        }
    }

    @Test
    void an_older_list_does_not_take_the_place_of_a_newer_one() {
        var list = new StatusListId("acme", 0);
        publish.publish(list);
        StatusLists.Stored stale = lists.find(list);
        lists.set(new StatusPlace(list, 7));
        publish.publish(list);
        String newest = lists.published(list.owner(), 0).orElseThrow();
        assertThat(lists.publish(list, stale, clock.instant().plusSeconds(60), "forged.old.list"))
                .isFalse();
        assertThat(lists.publish(list, lists.find(list), Instant.EPOCH, "forged.old.list"))
                .isFalse();
        assertThat(lists.published(list.owner(), 0)).contains(newest);
    }

    @Test
    void a_list_is_signed_anew_before_it_ends_and_not_without_reason() {
        var list = new StatusListId("acme", 0);
        publish.publish(list);
        String first = lists.published(list.owner(), 0).orElseThrow();
        publish.publish(list);
        assertThat(lists.published(list.owner(), 0)).contains(first);
        clock.pass(PublishStatusList.REFRESH.minusSeconds(1));
        assertThat(ask.ask(() -> true)).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(ask.ask(() -> true)).isEqualTo(1);
        assertThat(Instant.parse(signed(list).required("validUntil")))
                .isEqualTo(clock.instant().plus(PublishStatusList.VALID));
    }

    @Test
    void a_death_after_any_write_leaves_no_bit_behind() {
        for (int deaths = 0; deaths < 8; deaths++) {
            var dying = new DyingState(deaths);
            var place = new StatusPlace(new StatusListId("acme", 0), 99);
            try {
                new StatusLists(dying, clock).set(place);
                new PublishStatusList(dying, SigningKeys.only(KEY), clock, BASE).publish(place.list());
            } catch (IllegalStateException died) {
                assertThat(died).hasMessage("died");
            }
            // Whoever withdraws does it again: the withdrawal was not committed. Then the timer comes.
            var again = new StatusLists(dying.real, clock);
            again.set(place);
            new AskForLists(again, new PublishStatusList(dying.real, SigningKeys.only(KEY), clock, BASE)::publish)
                    .ask(() -> true);
            assertThat(again.published(place.list().owner(), 0))
                    .map(jws -> Bitstring.decode(
                            new Jws(jws).payload().object("credentialSubject").required("encodedList")))
                    .hasValueSatisfying(bits -> assertThat(bits.isSet(99)).isTrue());
        }
    }

    @Test
    void a_bit_that_is_set_while_the_list_is_signed_is_not_forgotten() {
        var list = new StatusListId("acme", 0);
        lists.set(new StatusPlace(list, 1));
        var late = new PublishStatusList(
                state,
                (account, exporter, algorithm, at) -> {
                    if (!lists.find(list).bits().isSet(2)) {
                        lists.set(new StatusPlace(list, 2));
                    }
                    return SigningKeys.only(KEY).find(account, exporter, algorithm, at);
                },
                clock,
                BASE);
        late.publish(list);
        assertThat(bits(list).isSet(1)).isTrue();
        assertThat(bits(list).isSet(2)).isTrue();
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
        Json.Obj status = Json.object()
                .put("statusListCredential", list)
                .put("statusListIndex", "1")
                .build();
        assertThat(StatusPlace.of(
                        "acme", Json.object().put("credentialStatus", status).build()))
                .isEmpty();
    }

    @Test
    void bits_outside_the_list_are_refused() {
        Stream.of(-1, Bitstring.SIZE)
                .forEach(index -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Bitstring.empty().set(index)));
    }
}

package org.ecorelay.certificate.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.TestKeys;
import org.ecorelay.certificate.Ended;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.LocalState;
import org.junit.jupiter.api.Test;

class StatusListsTest {
    private static final String BASE = "https://relay.example";
    private static final TestKeys KEY = TestKeys.of(SignatureAlgorithm.ES256);

    private final LocalState state = new LocalState();
    private final MovableClock clock = new MovableClock();
    private final StatusLists lists = new StatusLists(state, clock);
    private final PublishStatusList publish = new PublishStatusList(state, SigningKeys.only(KEY), clock, BASE);
    private final AskForLists ask = new AskForLists(state, clock, publish::publish);
    private final Random random = new Random(7);

    private StatusPlaces instance() {
        return new StatusPlaces(state, clock, random, BASE);
    }

    private static StatusPlace at(StatusListId list, int bit) {
        return new StatusPlace(list, bit, Bitstring.SIZE - 1 - bit);
    }

    private static StatusPlace place(Json status, String account) {
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
    void a_new_list_is_signed_with_the_first_document_and_says_that_all_stand() {
        StatusPlace place = place(instance().next("acme"), "acme");
        assertThat(lists.published(place.list().owner(), 0)).isEmpty();
        assertThat(ask.ask(() -> true)).isEqualTo(1);
        assertThat(bits(place.list()).isSet(place.revocation())).isFalse();
        assertThat(ask.ask(() -> true)).isZero();
        Json.Obj list = signed(place.list());
        assertThat(list.text("issuer")).contains("urn:eco-relay:exporter:acme");
        assertThat(list.text("id")).contains(BASE + place.list().path());
        assertThat(list.object("credentialSubject").list("statusPurpose"))
                .containsExactly(Json.text("revocation"), Json.text("message"));
    }

    @Test
    void a_bit_that_is_set_is_signed_and_its_neighbours_are_not_touched() {
        StatusPlace place = place(instance().next("acme"), "acme");
        lists.end(place, Ended.WITHDRAWN);
        lists.end(place, Ended.WITHDRAWN);
        ask.ask(() -> true);
        Bitstring bits = bits(place.list());
        for (int i = 0; i < Bitstring.SIZE; i++) {
            assertThat(bits.isSet(i)).isEqualTo(i == place.revocation());
        }
    }

    @Test
    void a_replaced_document_is_revoked_and_says_why_until_everything_is_withdrawn() {
        StatusPlace place = place(instance().next("acme"), "acme");
        lists.end(place, Ended.REPLACED);
        ask.ask(() -> true);
        assertThat(bits(place.list()).isSet(place.revocation())).isTrue();
        assertThat(bits(place.list()).isSet(place.replacement())).isTrue();
        lists.end(place, Ended.WITHDRAWN);
        clock.pass(Duration.ofMinutes(1));
        ask.ask(() -> true);
        assertThat(bits(place.list()).isSet(place.revocation())).isTrue();
        assertThat(bits(place.list()).isSet(place.replacement())).isFalse();
    }

    /** Decoded by other code than ours: GZIP and base64url of the JDK, the bits written out from left to right. */
    @Test
    void another_decoder_reads_the_same_bits() throws IOException {
        var list = new StatusListId("acme", 0);
        Set<Integer> expected = new TreeSet<>(Set.of(0, 7, 8, 9, 65_535, 131_071));
        expected.forEach(bit -> lists.end(new StatusPlace(list, bit, 50_000), Ended.WITHDRAWN));
        publish.publish(list);
        String encoded = signed(list).object("credentialSubject").required("encodedList");
        assertThat(encoded).startsWith("uH4sI").doesNotContain("=", "+", "/");
        byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
        byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        String digits = new BigInteger(1, bytes).toString(2);
        String written = "0".repeat(bytes.length * 8 - digits.length()) + digits;
        assertThat(written).hasSize(131_072);
        assertThat(IntStream.range(0, written.length())
                        .filter(i -> written.charAt(i) == '1')
                        .boxed())
                .containsExactlyElementsOf(expected);
    }

    /** The list in the example of the W3C's text, 16 KB of zeros, packed by somebody else. */
    @Test
    void the_list_of_the_specification_can_be_read() {
        Bitstring bits = Bitstring.decode("uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA");
        assertThat(IntStream.range(0, Bitstring.SIZE).noneMatch(bits::isSet)).isTrue();
    }

    @Test
    void a_list_that_a_clock_ahead_of_time_has_signed_is_signed_anew_when_it_is_put_back() {
        clock.adjust(Duration.ofHours(3));
        StatusPlace place = place(instance().next("acme"), "acme");
        assertThat(ask.ask(() -> true)).isEqualTo(1);
        clock.adjust(Duration.ofHours(-3));
        assertThat(ask.ask(() -> true)).isEqualTo(1);
        assertThat(signed(place.list()).text("validFrom"))
                .contains(clock.instant().toString());
        assertThat(ask.ask(() -> true)).isZero();
        clock.pass(DueLists.REFRESH.minusMillis(1));
        assertThat(ask.ask(() -> true)).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(ask.ask(() -> true)).isEqualTo(1);
    }

    @Test
    void a_list_never_goes_back_when_two_clocks_differ_by_minutes() {
        StatusPlace place = place(instance().next("acme"), "acme");
        Instant last = Instant.MIN;
        for (int i = 0; i < 20; i++) {
            lists.end(at(place.list(), i), Ended.WITHDRAWN);
            publish.publish(place.list());
            Instant from = Instant.parse(signed(place.list()).required("validFrom"));
            assertThat(from).isAfter(last);
            last = from;
            if (i == 10) {
                clock.adjust(Duration.ofMinutes(-9));
            }
        }
    }

    @Test
    void an_older_list_does_not_take_the_place_of_a_newer_one() {
        var list = new StatusListId("acme", 0);
        publish.publish(list);
        StatusLists.Stored stale = lists.find(list);
        lists.end(at(list, 7), Ended.WITHDRAWN);
        publish.publish(list);
        String newest = lists.published(list.owner(), 0).orElseThrow();
        assertThat(lists.publish(list, stale, clock.instant().plusSeconds(60), "forged.old.list"))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lists.publish(list, lists.find(list), Instant.EPOCH, "forged.old.list"));
        assertThat(lists.published(list.owner(), 0)).contains(newest);
    }

    @Test
    void a_list_is_signed_anew_before_it_ends_and_not_without_reason() {
        var list = new StatusListId("acme", 0);
        publish.publish(list);
        String first = lists.published(list.owner(), 0).orElseThrow();
        publish.publish(list);
        assertThat(lists.published(list.owner(), 0)).contains(first);
        clock.pass(DueLists.REFRESH.minusSeconds(1));
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
            var place = at(new StatusListId("acme", 0), 99);
            try {
                new StatusLists(dying, clock).end(place, Ended.WITHDRAWN);
                new PublishStatusList(dying, SigningKeys.only(KEY), clock, BASE).publish(place.list());
            } catch (IllegalStateException died) {
                assertThat(died).hasMessage("died");
            }
            // Whoever withdraws does it again: the withdrawal was not committed. Then the timer comes.
            var again = new StatusLists(dying.real, clock);
            again.end(place, Ended.WITHDRAWN);
            new AskForLists(
                            dying.real,
                            clock,
                            new PublishStatusList(dying.real, SigningKeys.only(KEY), clock, BASE)::publish)
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
        lists.end(at(list, 1), Ended.WITHDRAWN);
        var late = new PublishStatusList(
                state,
                (account, exporter, algorithm, at) -> {
                    if (!lists.find(list).bits().isSet(2)) {
                        lists.end(at(list, 2), Ended.WITHDRAWN);
                    }
                    return SigningKeys.only(KEY).find(account, exporter, algorithm, at);
                },
                clock,
                BASE);
        late.publish(list);
        assertThat(bits(list).isSet(1)).isTrue();
        assertThat(bits(list).isSet(2)).isTrue();
    }

    @Test
    void a_list_that_cannot_be_signed_is_asked_for_less_and_less_often_and_never_forgotten() {
        var list = new StatusListId("acme", 0);
        lists.end(at(list, 1), Ended.WITHDRAWN);
        var asked = new ArrayList<Duration>();
        var dead = new AskForLists(state, clock, _ -> asked.add(Duration.between(MovableClock.START, clock.instant())));
        for (int minute = 0; minute < 2 * 24 * 60; minute++) {
            dead.ask(() -> true);
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(asked).hasSizeBetween(12, 20);
        assertThat(asked.subList(0, 4))
                .containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofMinutes(7));
        clock.pass(Duration.ofHours(6));
        ask.ask(() -> true);
        assertThat(bits(list).isSet(1)).isTrue();
        clock.pass(Duration.ofDays(1));
        assertThat(ask.ask(() -> true)).isZero();
    }

    @Test
    void many_withdrawals_leave_one_time_to_sign_anew() {
        var list = new StatusListId("acme", 0);
        for (int i = 0; i < 50; i++) {
            lists.end(at(list, i), Ended.WITHDRAWN);
            clock.pass(Duration.ofMinutes(1));
            ask.ask(() -> true);
        }
        assertThat(state.members("status-due", 1_000)).hasSize(1);
    }

    @Test
    void bits_outside_the_list_are_refused() {
        Stream.of(-1, Bitstring.SIZE)
                .forEach(index -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Bitstring.empty().set(index, true)));
    }
}

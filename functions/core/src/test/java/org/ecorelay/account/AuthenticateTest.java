package org.ecorelay.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticateTest {
    private static final String SECRET = "a".repeat(51) + "b";
    private static final String KEY = "eco_live_acme_key1_" + SECRET;

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final MovableClock clock = new MovableClock();
    private final Authenticate authenticate = new Authenticate(registry, clock);

    @BeforeEach
    void a_key() {
        store("acme", "key1", KEY, "live", false);
    }

    private void store(String account, String id, String key, String mode, boolean disabled) {
        registry.put(
                account,
                "key#" + id,
                Json.object()
                        .put("hash", Sha256.of(key).value())
                        .put("mode", mode)
                        .put(
                                "scopes",
                                Json.array(Stream.of("orders:write", "status:read", "root")
                                        .map(Json::text)))
                        .put("disabled", disabled)
                        .build());
    }

    @Test
    void a_key_proves_its_account_mode_and_scopes_and_an_unknown_scope_gives_nothing() {
        assertThat(authenticate.caller(KEY))
                .contains(new Caller("acme", "key1", KeyMode.LIVE, Set.of(Scope.ORDERS_WRITE, Scope.STATUS_READ)));
    }

    @ParameterizedTest
    @CsvSource({
        "night shift, key1 (night shift)",
        "key1, key1",
        "x, key1 (x)",
        "'<b>bold</b>', key1",
        "twenty-five characters lo, key1",
        "'', key1"
    })
    void a_key_is_called_by_its_id_and_its_name_if_that_is_short_and_plain(String name, String called) {
        Json.Obj item = registry.find("acme", "key#key1").orElseThrow();
        registry.put("acme", "key#key1", JsonEdit.with(item, "/name", Json.text(name)));
        assertThat(authenticate.caller(KEY).orElseThrow().key()).isEqualTo(called);
    }

    @Test
    void a_wrong_secret_proves_nothing_also_when_the_right_one_is_cached() {
        String wrong = "eco_live_acme_key1_" + "b".repeat(52);
        assertThat(authenticate.caller(wrong)).isEmpty();
        assertThat(authenticate.caller(KEY)).isPresent();
        assertThat(authenticate.caller(wrong)).isEmpty();
        assertThat(authenticate.caller(KEY)).isPresent();
    }

    @Test
    void the_secret_of_one_account_opens_no_other() {
        store("other", "key1", "eco_live_other_key1_" + "c".repeat(52), "live", false);
        assertThat(authenticate.caller("eco_live_other_key1_" + SECRET)).isEmpty();
    }

    @Test
    void a_live_key_is_no_test_key_and_the_other_way_round() {
        assertThat(authenticate.caller("eco_test_acme_key1_" + SECRET)).isEmpty();
        store("acme", "key2", "eco_live_acme_key2_" + SECRET, "test", false);
        assertThat(authenticate.caller("eco_live_acme_key2_" + SECRET)).isEmpty();
    }

    @Test
    void a_disabled_key_proves_nothing() {
        store("acme", "key1", KEY, "live", true);
        assertThat(authenticate.caller(KEY)).isEmpty();
    }

    @Test
    void a_key_that_nobody_made_proves_nothing_and_is_looked_up_like_any_other() {
        assertThat(authenticate.caller("eco_live_acme_nobody_" + SECRET)).isEmpty();
        assertThat(authenticate.caller("eco_live_nobody_key1_" + SECRET)).isEmpty();
        assertThat(registry.reads()).isEqualTo(2);
    }

    @Test
    void a_missing_key_is_not_remembered_as_missing() {
        String late = "eco_live_acme_late_" + SECRET;
        assertThat(authenticate.caller(late)).isEmpty();
        store("acme", "late", late, "live", false);
        assertThat(authenticate.caller(late)).isPresent();
    }

    @Test
    void a_key_is_read_once_a_minute() {
        authenticate.caller(KEY);
        clock.pass(Duration.ofMillis(59_999));
        authenticate.caller(KEY);
        assertThat(registry.reads()).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        authenticate.caller(KEY);
        assertThat(registry.reads()).isEqualTo(2);
    }

    @Test
    void a_revoked_key_works_for_less_than_a_minute_more() {
        assertThat(authenticate.caller(KEY)).isPresent();
        registry.remove("acme", "key#key1");
        clock.pass(Duration.ofSeconds(59));
        assertThat(authenticate.caller(KEY)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(authenticate.caller(KEY)).isEmpty();
    }

    @Test
    void a_key_that_was_read_by_a_clock_ahead_of_time_does_not_last_until_then() {
        clock.adjust(Duration.ofHours(3));
        assertThat(authenticate.caller(KEY)).isPresent();
        registry.remove("acme", "key#key1");
        clock.adjust(Duration.ofHours(-3));
        assertThat(authenticate.caller(KEY)).isEmpty();
    }

    @Test
    void using_a_revoked_key_does_not_make_it_last() {
        authenticate.caller(KEY);
        registry.remove("acme", "key#key1");
        for (int i = 0; i < 6; i++) {
            clock.pass(Duration.ofSeconds(10));
            authenticate.caller(KEY);
        }
        assertThat(authenticate.caller(KEY)).isEmpty();
    }

    @Test
    void a_flood_of_keys_does_not_fill_the_memory_nor_lock_anybody_out() {
        for (int i = 0; i < 2_500; i++) {
            String key = "eco_live_acme_k%d_%s".formatted(i, SECRET);
            store("acme", "k" + i, key, "live", false);
            assertThat(authenticate.caller(key)).isPresent();
        }
        assertThat(authenticate.caller(KEY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "eco",
                "eco_live_acme_key1_",
                "eco_prod_acme_key1_SECRET",
                "eco_live_ACME_key1_SECRET",
                "eco_live_a#b_key1_SECRET",
                "eco_live_acme_key#1_SECRET",
                "eco_live_acme_key1_SECRETx",
                "xeco_live_acme_key1_SECRET",
                "eco_live_acme_key1_SECRET\n",
                "eco_live__key1_SECRET",
                "eco_live_acme__SECRET"
            })
    void what_has_not_the_shape_of_a_key_is_not_even_looked_up(String text) {
        assertThat(authenticate.caller(text.replace("SECRET", SECRET))).isEmpty();
        assertThat(registry.reads()).isZero();
    }

    @Test
    void no_credential_is_no_caller() {
        assertThat(authenticate.caller(null)).isEmpty();
    }

    @Test
    void a_key_never_prints_its_secret() {
        assertThat(ApiKey.parse(KEY).orElseThrow().toString())
                .contains("acme", "key1")
                .doesNotContain(SECRET);
    }
}

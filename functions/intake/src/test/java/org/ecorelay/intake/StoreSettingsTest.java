package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.account.SetStoreModes;
import org.ecorelay.account.StoreMode;
import org.ecorelay.account.StoreModes;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {
    private static final Caller ACME = Given.caller(KeyMode.LIVE);
    private static final Caller BETA = new Caller("beta", "key1", KeyMode.LIVE, Set.of(Scope.CATALOG_WRITE));

    private final Given given = new Given();
    private final List<SetStoreModes.Change> logged = new ArrayList<>();
    private final StoreSettings settings =
            new StoreSettings(new SetStoreModes(given.registry, given.clock), logged::add);

    private HttpResponse put(Caller caller, String store, String body) {
        byte[] bytes = CanonicalJson.bytes(JsonEdit.json(body));
        return settings.putModes(
                caller,
                new HttpRequest(
                        "r",
                        "PUT /x",
                        Map.of("store", store),
                        Map.of(),
                        Map.of("content-type", "application/json"),
                        bytes));
    }

    private StoreModes modes() {
        return StoreModes.find(given.registry, Given.ACCOUNT, "shop");
    }

    @Test
    void the_answer_says_what_was_and_what_is_and_who_did_it() {
        HttpResponse answer = put(ACME, "shop", "{'*':'observe','VN':'live'}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Requests.body(answer).members())
                .containsEntry("before", JsonEdit.json("{'*':'live'}"))
                .containsEntry("modes", JsonEdit.json("{'*':'observe','VN':'live'}"))
                .containsEntry("changed", Json.bool(true))
                .containsEntry("by", Json.text("key1"));
        assertThat(modes().of("JP")).isEqualTo(StoreMode.OBSERVE);
        assertThat(logged).hasSize(1);
    }

    @Test
    void the_same_again_is_told_as_no_change_and_not_logged() {
        HttpResponse answer = put(ACME, "shop", "{'*':'live'}");
        assertThat(Requests.body(answer).members()).containsEntry("changed", Json.bool(false));
        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "nowhere", "", "../shop", "shop#x", "SHOP"})
    void a_store_of_somebody_else_or_of_nobody_is_not_found_and_nothing_is_set(String store) {
        assertThat(put(BETA, store, "{'*':'off'}").status()).isEqualTo(404);
        assertThat(modes().of("VN")).isEqualTo(StoreMode.LIVE);
        assertThat(given.registry.list("beta", "store")).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    void every_bad_entry_is_listed_and_nothing_is_set() {
        HttpResponse answer = put(ACME, "shop", "{'VN':'on','japan':'live','KR':'off'}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer)).containsExactlyInAnyOrder("FIELD_FORMAT /VN", "FIELD_UNKNOWN /japan");
        assertThat(modes().of("KR")).isEqualTo(StoreMode.LIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'live'", "7"})
    void what_is_no_object_is_refused(String body) {
        assertThat(Requests.errors(put(ACME, "shop", body))).containsExactly("FIELD_TYPE ");
    }
}

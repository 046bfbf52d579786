package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.account.store.ChangeStore;
import org.ecorelay.account.store.Store;
import org.ecorelay.account.store.StoreMode;
import org.ecorelay.account.store.StoreModes;
import org.ecorelay.account.store.StoreTerms;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.ecorelay.platform.JsonProfiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {
    private static final Caller ACME = Given.caller(KeyMode.LIVE);
    private static final Caller BETA = new Caller("beta", "key1", KeyMode.LIVE, Set.of(Scope.CATALOG_WRITE));

    private final Given given = new Given();
    private final List<Json.Obj> logged = new ArrayList<>();
    private Optional<Json.Obj> overrides = Optional.empty();
    private final StoreSettings settings =
            new StoreSettings(given.registry, new JsonProfiles(_ -> overrides), given.clock, logged::add);

    private HttpResponse put(Caller caller, String store, String body) {
        return settings.putModes(caller, request(store, body));
    }

    private HttpResponse terms(Caller caller, String store, String body) {
        return settings.putTerms(caller, request(store, body));
    }

    private static HttpRequest request(String store, String body) {
        return new HttpRequest(
                "r",
                "PUT /x",
                Map.of("store", store),
                Map.of(),
                Map.of("content-type", "application/json"),
                CanonicalJson.bytes(JsonEdit.json(body)));
    }

    private Store shop() {
        return Store.find(given.registry, Given.ACCOUNT, "shop").orElseThrow();
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

    @Test
    void settings_hold_whole_and_leave_the_modes_and_who_set_them_is_kept() {
        HttpResponse first = terms(
                ACME,
                "shop",
                "{'invoiceNumber':'INV-{year}-{orderNumber}','manualPath':['JP'],'partialCoverage':true}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(shop().terms().json())
                .isEqualTo(JsonEdit.json(
                        "{'invoiceNumber':'INV-{year}-{orderNumber}','manualPath':['JP'],'partialCoverage':true}"));
        HttpResponse second = terms(ACME, "shop", "{'manualPath':['KR','CN']}");
        assertThat(Requests.body(second).object("settings")).isEqualTo(JsonEdit.json("{'manualPath':['CN','KR']}"));
        assertThat(Requests.body(second).object("before").members()).containsKey("invoiceNumber");
        assertThat(shop().modes().of("VN")).isEqualTo(StoreMode.LIVE);
        assertThat(given.registry.list(Given.ACCOUNT, ChangeStore.SETTINGS_CHANGES))
                .hasSize(2);
        assertThat(logged)
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.required("by")).isEqualTo("key1"));
        assertThat(Requests.body(terms(ACME, "shop", "{'manualPath':['CN','KR']}"))
                        .get("changed"))
                .contains(Json.bool(false));
        assertThat(logged).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'invoiceNumber':7} | FIELD_TYPE /invoiceNumber",
                "{'invoiceNumber':''} | FIELD_LENGTH /invoiceNumber",
                "{'invoiceNumber':'INV-1'} | FIELD_FORMAT /invoiceNumber",
                "{'invoiceNumber':'{orderNumber}{total}'} | FIELD_FORMAT /invoiceNumber",
                "{'invoiceNumber':'{orderNumber} '} | FIELD_FORMAT /invoiceNumber",
                "{'invoiceNumber':'发票{orderNumber}'} | FIELD_FORMAT /invoiceNumber",
                "{'invoiceNumber':'{orderNumber'} | FIELD_FORMAT /invoiceNumber",
                "{'invoiceNumber':'{orderNumber}-123456789012345678901234567890123'} | ",
                "{'invoiceNumber':'{orderNumber}-1234567890123456789012345678901234'} | FIELD_LENGTH /invoiceNumber",
                "{'manualPath':'JP'} | FIELD_TYPE /manualPath",
                "{'manualPath':['JP','japan']} | FIELD_FORMAT /manualPath/1",
                "{'manualPath':['JP','VN']} | MANUAL_PATH_CLOSED /manualPath/1",
                "{'manualPath':['US']} | MANUAL_PATH_CLOSED /manualPath/0",
                "{'manualPath':['AU']} | MANUAL_PATH_CLOSED /manualPath/0",
                "{'partialCoverage':'yes'} | FIELD_TYPE /partialCoverage",
                "{'modes':{'*':'off'}} | FIELD_UNKNOWN /modes",
                "[] | 'FIELD_TYPE '"
            })
    void a_setting_that_cannot_be_followed_is_named_and_nothing_is_set(String body, @Nullable String problem) {
        HttpResponse answer = terms(ACME, "shop", body);
        if (problem == null) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(Requests.errors(answer)).containsExactly(problem);
            assertThat(shop().terms()).isEqualTo(StoreTerms.UNSET);
            assertThat(logged).isEmpty();
        }
    }

    @Test
    void the_manual_path_is_refused_from_the_day_after_an_override_closes_it() {
        overrides = Optional.of((Json.Obj) JsonEdit.json("{'manualPathUntil':'2026-09-01'}"));
        assertThat(terms(ACME, "shop", "{'manualPath':['JP']}").status()).isEqualTo(200);
        given.clock.pass(Duration.ofDays(1));
        assertThat(Requests.errors(terms(ACME, "shop", "{'manualPath':['JP']}")))
                .containsExactly("MANUAL_PATH_CLOSED /manualPath/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "nowhere", "../shop", "SHOP"})
    void settings_of_a_store_of_somebody_else_are_not_found(String store) {
        assertThat(terms(BETA, store, "{'partialCoverage':true}").status()).isEqualTo(404);
        assertThat(shop().terms()).isEqualTo(StoreTerms.UNSET);
    }
}

package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.build.AddLeftLines;
import org.ecorelay.fixture.DeepProducts;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
    private static final Caller ACME = Given.caller(KeyMode.LIVE);
    private static final Caller BETA = new Caller("beta", "key1", KeyMode.LIVE, Set.of(Scope.CATALOG_WRITE));

    private final Given given = new Given();
    private final Products products = products(given);

    static Products products(Given given) {
        var left = new AddLeftLines(given.records, given.registry, given.correcting);
        return new Products(given.registry, given.waits, left, given.orders);
    }

    private HttpResponse put(String sku) {
        return products.put(ACME, Requests.product(sku, Orders.product()));
    }

    private HttpResponse get(Caller caller, String sku) {
        return products.get(caller, Requests.product(sku, Json.Obj.EMPTY));
    }

    /** An order that waits for the profile of a product. */
    private Certificate waiting(String number, String sku) {
        Certificate row = given.accepted(JsonEdit.with(Orders.order(number), "/lines/0/sku", Json.text(sku)));
        given.building.build(row.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.NEEDS_DATA);
        given.orders.receive();
        return given.row(row.id());
    }

    private static int unblocks(HttpResponse answer) {
        return Requests.body(answer).requiredInt("unblocks");
    }

    @Test
    void a_profile_is_stored_and_read_back() {
        HttpResponse answer = put("CHAIR-01");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Requests.body(answer).required("sku")).isEqualTo("CHAIR-01");
        assertThat(unblocks(answer)).isZero();
        assertThat(Requests.body(get(ACME, "CHAIR-01")).object("profile").members())
                .isEqualTo(Orders.product().members());
    }

    @Test
    void a_bill_of_twenty_levels_is_taken_and_the_twenty_first_is_named() {
        assertThat(products.put(ACME, Requests.product("DEEP-20", DeepProducts.levels(20)))
                        .status())
                .isEqualTo(200);
        HttpResponse refused = products.put(ACME, Requests.product("DEEP-21", DeepProducts.levels(21)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Requests.errors(refused))
                .singleElement()
                .asString()
                .startsWith("LIST_LENGTH /materials/0/madeFrom")
                .endsWith("/materials");
    }

    @Test
    void a_new_profile_wakes_everybody_who_waits_for_it() {
        Certificate one = waiting("EC-1", "CHAIR-01");
        Certificate two = waiting("EC-2", "CHAIR-01");
        waiting("EC-3", "LAMP-01");
        assertThat(unblocks(put("CHAIR-01"))).isEqualTo(2);
        assertThat(given.orders.receive()).containsExactlyInAnyOrder(one.documentId(), two.documentId());
    }

    @Test
    void a_woken_certificate_is_built_with_the_new_profile() {
        Certificate row = waiting("EC-1", "CHAIR-01");
        put("CHAIR-01");
        given.orders.receive().forEach(given.building::build);
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void a_wait_that_is_over_is_removed_and_not_counted() {
        Certificate row = waiting("EC-1", "CHAIR-01");
        put("CHAIR-01");
        given.orders.receive().forEach(given.building::build);
        assertThat(unblocks(put("CHAIR-01"))).isZero();
        assertThat(given.waits.waiting(Given.ACCOUNT, "CHAIR-01")).doesNotContain(row.id());
        assertThat(given.orders.receive()).isEmpty();
    }

    @Test
    void a_wait_stays_until_the_builder_has_seen_the_profile() {
        Certificate row = waiting("EC-1", "CHAIR-01");
        put("CHAIR-01");
        assertThat(given.waits.waiting(Given.ACCOUNT, "CHAIR-01")).containsExactly(row.id());
        assertThat(unblocks(put("CHAIR-01"))).isEqualTo(1);
    }

    @Test
    void a_wait_of_a_certificate_that_never_was_is_removed() {
        given.waits.add(Given.ACCOUNT, "CHAIR-01", CertificateId.of(Given.ACCOUNT, "shop", "never", 1));
        assertThat(unblocks(put("CHAIR-01"))).isZero();
        assertThat(given.waits.waiting(Given.ACCOUNT, "CHAIR-01")).isEmpty();
    }

    @Test
    void a_profile_of_another_account_wakes_nobody_here_and_is_not_found_here() {
        waiting("EC-1", "CHAIR-01");
        HttpResponse answer = products.put(BETA, Requests.product("CHAIR-01", Orders.product()));
        assertThat(unblocks(answer)).isZero();
        assertThat(given.orders.receive()).isEmpty();
        assertThat(get(ACME, "CHAIR-01")).isEqualTo(get(ACME, "NEVER-01"));
        assertThat(get(ACME, "CHAIR-01").status()).isEqualTo(404);
        assertThat(get(BETA, "CHAIR-01").status()).isEqualTo(200);
    }

    @Test
    void every_bad_field_is_listed_and_nothing_is_stored_or_woken() {
        waiting("EC-1", "CHAIR-01");
        Json.Obj bad = JsonEdit.with(JsonEdit.without(Orders.product(), "/description"), "/party", "'China'");
        HttpResponse answer = products.put(ACME, Requests.product("CHAIR-01", bad));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer))
                .containsExactlyInAnyOrder("FIELD_MISSING /description", "FIELD_FORMAT /party");
        assertThat(get(ACME, "CHAIR-01").status()).isEqualTo(404);
        assertThat(given.orders.receive()).isEmpty();
    }

    @Test
    void a_code_that_hs_2022_does_not_have_is_kept_as_sent_and_asked_about_at_once() {
        Certificate row = waiting("EC-1", "CHAIR-01");
        Json.Obj product = JsonEdit.with(Orders.product(), "/hsCode", "'9403.66'");
        HttpResponse answer = products.put(ACME, Requests.product("CHAIR-01", product));
        assertThat(answer.status()).isEqualTo(200);
        Json.Obj finding = (Json.Obj) Requests.body(answer).list("findings").getFirst();
        assertThat(finding.required("code")).isEqualTo("HS_CODE_UNKNOWN");
        assertThat(finding.required("pointer")).isEqualTo("/hsCode");
        assertThat(finding.required("message")).isEqualTo("HS 2022 has no 940366.");
        assertThat(finding.required("fix")).startsWith("Did you mean 940360,");
        assertThat(Requests.body(get(ACME, "CHAIR-01")).object("profile").text("hsCode"))
                .contains("9403.66");
        given.orders.receive().forEach(given.building::build);
        assertThat(given.status(row.id())).isEqualTo(Status.NEEDS_DATA);
        assertThat(Requests.body(put("CHAIR-01")).list("findings")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a#b", "a/b", "a b", "a%20b", "~\"!"})
    void a_sku_has_any_printable_characters(String sku) {
        assertThat(put(sku).status()).isEqualTo(200);
        assertThat(get(ACME, sku).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " a", "a ", "é", "a\nb", "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void another_sku_is_400_and_not_stored(String sku) {
        assertThat(Requests.type(put(sku))).isEqualTo("bad-sku");
        assertThat(get(ACME, sku).status()).isEqualTo(400);
    }

    @Test
    void a_request_without_a_sku_is_400() {
        assertThat(products.get(ACME, Requests.json(Json.Obj.EMPTY)).status()).isEqualTo(400);
    }

    @Test
    void a_body_that_is_no_json_is_refused_before_anything_is_stored() {
        assertThat(products.put(ACME, Requests.product("CHAIR-01", Json.text("x")))
                        .status())
                .isEqualTo(422);
        assertThat(get(ACME, "CHAIR-01").status()).isEqualTo(404);
    }
}

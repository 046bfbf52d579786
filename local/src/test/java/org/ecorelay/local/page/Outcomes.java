package org.ecorelay.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.page.Documents.Printed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says about a document, in English, to a visitor with a phone. */
@ExtendWith(OnStage.class)
@Timeout(180)
class Outcomes {
    private final Stage stage;
    private BrowserContext phone;

    Outcomes(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void take() {
        phone = stage.phone("en-GB", ColorScheme.LIGHT);
    }

    @AfterEach
    void put() {
        phone.close();
    }

    private Page open(Printed document) {
        return stage.open(phone, document.path());
    }

    private static String title(Page page) {
        return page.innerText(".outcome .title");
    }

    private static String said(Page page, String sentence) {
        return page.innerText(".sentences li." + sentence + " .said");
    }

    @Test
    void a_valid_one_is_told_in_five_separate_sentences() {
        Page page = open(stage.valid);
        Stage.picture(page, "valid-en");
        assertThat(title(page)).isEqualTo("Valid · SIMULATED");
        assertThat(page.locator(".sentences li"))
                .satisfies(list -> assertThat(list.count()).isEqualTo(5));
        assertThat(said(page, "integrity")).isEqualTo("The data is unaltered: it is exactly what was signed.");
        assertThat(said(page, "issuer")).isEqualTo("Signed by Shenzhen Home Living Co., Ltd., China, as declarant.");
        assertThat(said(page, "platform")).contains("A simulator has answered").contains("Approved");
        assertThat(page.innerText(".sentences q")).isEqualTo("Approved");
        assertThat(said(page, "certified")).startsWith("Not certified.");
        assertThat(said(page, "customs"))
                .isEqualTo(
                        "The customs authority of the importing country, Vietnam, decides on preferential tariff treatment.");
    }

    @Test
    void the_basis_of_origin_stands_beside_the_criterion() {
        Page page = open(stage.valid);
        assertThat(page.innerText(".goods")).contains("CTC", "Change in tariff classification", "CTH or RVC40");
        assertThat(page.innerText(".goods .tag")).isEqualTo("STATED");
    }

    @Test
    void what_went_to_the_simulator_is_marked() {
        Page page = open(stage.valid);
        assertThat(page.innerText(".simulated")).startsWith("SIMULATED").contains("proves nothing");
        assertThat(page.innerText(".outcome .said")).contains("A simulator has approved it");
    }

    @Test
    void producer_values_consignee_and_order_are_nowhere() {
        for (Printed document : List.of(stage.valid, stage.replaced, stage.certified)) {
            assertThat(open(document).content())
                    .doesNotContain("Anji Bamboo Works", "Tianhuangping", "480", "INV-7", TestStorefront.CONSIGNEE)
                    .doesNotContain(TestStorefront.ADDRESS, "bamboo board", "P-3", "P-4");
        }
    }

    @Test
    void a_replaced_one_shows_field_by_field_what_the_newer_version_says() {
        Page page = open(stage.replaced);
        Stage.picture(page, "replaced-en");
        assertThat(title(page)).isEqualTo("Replaced by version 2");
        assertThat(said(page, "platform")).isEqualTo("The pre-verification of this version ended with an approval.");
        assertThat(page.innerText(".replaced")).contains("Good 1 · Description", "Good 1 · Source");
        assertThat(page.innerText(".replaced del >> nth=0")).contains("This version", "Bamboo dining table");
        assertThat(page.innerText(".replaced ins >> nth=0"))
                .contains("Version 2", "Dining table of bamboo, folding, with two drawers");
    }

    @Test
    void the_other_reasons_are_told_apart() {
        assertThat(title(open(stage.withdrawn))).isEqualTo("Withdrawn");
        assertThat(title(open(stage.expired))).isEqualTo("Expired");
        assertThat(title(open(stage.pending))).isEqualTo("Pending");
        Page rejected = open(stage.rejected);
        assertThat(title(rejected)).isEqualTo("Not approved");
        assertThat(rejected.innerText(".sentences q")).isEqualTo("Rejected-Field-Missing");
    }

    @Test
    void the_issuing_body_that_has_certified_it_is_named_with_its_own_page() {
        Page page = open(stage.certified);
        Stage.picture(page, "certified-en");
        assertThat(said(page, "certified"))
                .contains("Certified by CCPIT: certificate of origin No. R262600000010019.", "6 October 2027");
        assertThat(page.getAttribute(".certified a", "href")).isEqualTo("https://check.ccpit.example/query");
        assertThat(page.getAttribute(".certified a", "rel")).contains("noreferrer");
        assertThat(page.innerText(".goods .tag")).isEqualTo("ISSUED");
    }

    @Test
    void a_wrong_hash_and_an_unknown_id_look_the_same() {
        String guess = Sha256.of("guess").value();
        Page wrong = stage.open(phone, "/verify/" + stage.valid.id() + "#" + guess);
        Page unknown = stage.open(phone, "/verify/" + "a".repeat(32) + "#" + stage.valid.hash());
        Stage.picture(wrong, "not-found-en");
        assertThat(title(wrong)).isEqualTo("Not found");
        assertThat(wrong.locator("#answer").innerHTML())
                .isEqualTo(unknown.locator("#answer").innerHTML());
        assertThat(wrong.locator("#download").count()).isZero();
    }

    @Test
    void a_link_without_its_end_asks_nobody() {
        for (String end : List.of("", "#", "#short", "#" + stage.valid.hash() + "x", "#<script>alert(1)</script>")) {
            Page page = phone.newPage();
            page.onRequest(request -> assertThat(request.method()).isEqualTo("GET"));
            page.navigate(stage.api().resolve("/verify/" + stage.valid.id()) + end);
            Stage.settle(page);
            assertThat(title(page)).isEqualTo("The link is incomplete");
        }
    }

    @Test
    void records_that_cannot_be_reached_are_no_verdict() {
        stage.withoutTables(() -> {
            Page page = open(stage.valid);
            Stage.picture(page, "unreachable-en");
            assertThat(title(page)).isEqualTo("Records not reachable");
            assertThat(page.innerText(".outcome .said")).contains("says nothing about the document");
        });
        Page page = phone.pages().getFirst();
        page.click("#again");
        page.waitForSelector(".outcome:has-text('Valid')");
    }

    @Test
    void a_page_without_a_network_says_so_and_can_be_asked_again() {
        Page page = phone.newPage();
        page.route("**/v1/verify", Route::abort);
        page.navigate(stage.api().resolve(stage.valid.path()).toString());
        Stage.settle(page);
        Stage.picture(page, "offline-en");
        assertThat(title(page)).isEqualTo("No connection");
        page.unroute("**/v1/verify");
        page.click("#again");
        page.waitForSelector(".outcome:has-text('Valid')");
    }

    @Test
    void too_many_requests_and_rubbish_are_no_verdict() {
        assertThat(title(answered(429, "{\"message\":\"Too Many Requests\"}"))).isEqualTo("Too many requests");
        assertThat(title(answered(500, ""))).isEqualTo("Records not reachable");
        assertThat(title(answered(200, "<html>a hotel's login</html>"))).isEqualTo("Records not reachable");
    }

    /** The simulator answers test keys alone: what a live document's page says is seen on an answer with that mark taken off. */
    @Test
    void without_the_mark_the_platforms_word_is_quoted_as_a_pre_verification() {
        Page page = phone.newPage();
        page.route("**/v1/verify", route -> {
            String answer = route.fetch().text();
            assertThat(answer).contains("\"simulated\":true");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(answer.replace("\"simulated\":true", "\"simulated\":false")));
        });
        page.navigate(stage.api().resolve(stage.valid.path()).toString());
        Stage.settle(page);
        Stage.picture(page, "live-en");
        assertThat(title(page)).isEqualTo("Valid");
        assertThat(page.innerText("main")).doesNotContain("simulator", "SIMULATED");
        assertThat(said(page, "platform"))
                .contains("The platform has answered")
                .contains("This is a pre-verification.");
        assertThat(page.locator(".outcome.good").count()).isOne();
    }

    private Page answered(int status, String body) {
        Page page = phone.newPage();
        page.route(
                "**/v1/verify",
                route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(status).setBody(body)));
        page.navigate(stage.api().resolve(stage.valid.path()).toString());
        Stage.settle(page);
        return page;
    }
}

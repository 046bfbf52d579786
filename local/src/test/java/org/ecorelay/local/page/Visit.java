package org.ecorelay.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a visit leaves behind, and for whom the page works. */
@ExtendWith(OnStage.class)
@Timeout(180)
class Visit {
    private final Stage stage;
    private BrowserContext phone;

    Visit(Stage stage) {
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

    @Test
    void only_this_site_is_asked_and_the_hash_is_in_no_address() {
        var asked = new ArrayList<String>();
        var complaints = new ArrayList<String>();
        phone.onRequest(request -> asked.add(request.method() + " " + request.url()));
        phone.onConsoleMessage(message -> complaints.add(message.text()));
        Page page = stage.open(phone, stage.valid.path());
        page.waitForDownload(() -> page.click("#download"));
        assertThat(asked)
                .containsExactly(
                        "GET " + stage.api() + "/verify/" + stage.valid.id(),
                        "POST " + stage.api() + "/v1/verify",
                        "POST " + stage.api() + "/v1/verify/document");
        assertThat(complaints).isEmpty();
    }

    @Test
    void nothing_is_kept_on_the_visitors_device() {
        Page page = stage.open(phone, stage.valid.path());
        page.selectOption("#language", "ko");
        assertThat(phone.cookies()).isEmpty();
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length"))
                .isEqualTo(0);
        assertThat((List<?>) page.evaluate("() => indexedDB.databases().then(all => all.map(one => one.name))"))
                .isEmpty();
    }

    @Test
    void the_signed_document_can_be_downloaded_byte_for_byte() throws IOException {
        Page page = stage.open(phone, stage.valid.path());
        Download download = page.waitForDownload(() -> page.click("#download"));
        assertThat(download.suggestedFilename()).isEqualTo(stage.valid.id() + ".1.jws");
        assertThat(Files.readString(download.path())).isEqualTo(stage.valid.compact());
    }

    /** Drawn by the browser, photographed, read by a decoder that shares nothing with the encoder, and followed. */
    @Test
    void the_printed_code_leads_here() throws IOException, ReaderException {
        String svg = stage.documents().text("/v1/certificates/" + stage.valid.id() + "/qr.svg");
        Page paper = phone.newPage();
        paper.setContent("<body style='margin:0'><div id=code style='width:300px;background:#777'>" + svg + "</div>");
        BufferedImage photo =
                ImageIO.read(new ByteArrayInputStream(paper.locator("#code").screenshot()));
        int[] pixels = photo.getRGB(0, 0, photo.getWidth(), photo.getHeight(), null, 0, photo.getWidth());
        var source = new RGBLuminanceSource(photo.getWidth(), photo.getHeight(), pixels);
        // As a phone does, which looks again and again: what a code holds is another one in every run.
        String link = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
        assertThat(link).isEqualTo(stage.api() + stage.valid.path());
        Page page = phone.newPage();
        page.navigate(link);
        Stage.settle(page);
        assertThat(page.innerText(".outcome .title")).startsWith("Valid");
    }

    @Test
    void a_download_that_fails_says_so() {
        Page page = stage.open(phone, stage.valid.path());
        stage.withoutTables(() -> {
            page.click("#download");
            page.waitForSelector(".actions .note:has-text('could not be downloaded')");
        });
    }

    @Test
    void a_late_answer_to_an_older_question_does_not_replace_the_newer_one() {
        Page page = stage.open(phone, stage.valid.path());
        page.evaluate("() => { window.held = []; window.fetch = () => new Promise(answer => held.push(answer)); }");
        page.evaluate("() => { location.hash = 'A'.repeat(43); }");
        page.waitForFunction("() => held.length === 1");
        page.evaluate("() => { location.hash = ''; }");
        page.waitForSelector(".outcome .title:has-text('incomplete')");
        page.evaluate("() => { held[0]({ status: 404, text: async () => '' });"
                + " return new Promise(done => setTimeout(done)); }");
        assertThat(page.innerText(".outcome .title")).contains("incomplete");
    }

    @Test
    void everything_can_be_done_with_the_keyboard_alone() throws IOException {
        Page page = stage.open(phone, stage.valid.path());
        page.keyboard().press("Tab");
        assertThat(focused(page)).isEqualTo("language");
        page.keyboard().press("ArrowDown");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("zh-Hans");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.isVisible("details li")).isTrue();
        page.keyboard().press("Tab");
        assertThat(focused(page)).isEqualTo("download");
        assertThat((String) page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(Files.readString(download.path())).isEqualTo(stage.valid.compact());
        page.keyboard().press("Tab");
        assertThat(focused(page)).isEqualTo("again");
        page.waitForResponse("**/v1/verify", () -> page.keyboard().press("Enter"));
        Stage.settle(page);
        assertThat(focused(page)).isEqualTo("again");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement.id");
    }

    @Test
    void a_screen_reader_is_told_the_outcome_and_of_the_language() {
        Page page = stage.open(phone, stage.replaced.path());
        assertThat(page.getAttribute("#outcome", "role")).isEqualTo("status");
        assertThat(page.getAttribute("main", "aria-busy")).isEqualTo("false");
        assertThat(page.locator("main").ariaSnapshot())
                .contains("heading \"e-CO verification\" [level=1]", "status:", "Replaced by version 2")
                .contains("heading \"What was checked\" [level=2]", "button \"Download the signed document\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axe_finds_nothing(ColorScheme scheme) throws IOException {
        try (BrowserContext visitor = stage.phone("th-TH", scheme)) {
            for (var document : List.of(stage.replaced, stage.certified)) {
                Page page = stage.open(visitor, document.path());
                page.click("summary");
                assertThat(Axe.findings(page)).isEmpty();
                if (document.equals(stage.replaced)) {
                    Stage.picture(page, "replaced-th-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
            assertThat(Axe.findings(stage.open(visitor, "/verify/" + stage.valid.id() + "#x")))
                    .isEmpty();
        }
    }

    @Test
    void axe_would_find_something() throws IOException {
        Page page = stage.open(phone, stage.valid.path());
        page.evaluate("() => { document.querySelector('label').remove();"
                + " document.querySelector('h1').style.color = '#ddd'; }");
        assertThat(Axe.findings(page))
                .anyMatch(finding -> finding.startsWith("critical select-name"))
                .anyMatch(finding -> finding.startsWith("serious color-contrast"));
    }

    @Test
    void without_scripts_the_page_says_what_it_needs_in_every_language() {
        try (BrowserContext plain =
                phone.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate(URI.create(stage.api() + "/verify/x").toString());
            assertThat(page.locator("noscript p").allInnerTexts())
                    .hasSize(7)
                    .allMatch(text -> text.contains("JavaScript"));
        }
    }
}

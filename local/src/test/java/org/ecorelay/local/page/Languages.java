package org.ecorelay.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.local.page.Documents.Printed;
import org.ecorelay.status.StatusHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seven languages, each on a narrow phone: the browser's own, or the one that is chosen. */
@ExtendWith(OnStage.class)
@Timeout(180)
class Languages {
    private final Stage stage;

    Languages(Stage stage) {
        this.stage = stage;
    }

    private static Map<String, String> texts(String language) throws IOException {
        String file = "verify/texts%s.properties".formatted(language.equals("en") ? "" : "_" + language);
        try (var in = StatusHandler.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB,en,en",
        "zh-CN,zh,zh-Hans",
        "vi-VN,vi,vi",
        "th-TH,th,th",
        "ms-MY,ms,ms",
        "ja-JP,ja,ja",
        "ko-KR,ko,ko"
    })
    void a_visitor_is_spoken_to_in_the_browsers_language(String locale, String language, String tag)
            throws IOException {
        Map<String, String> texts = texts(language);
        try (BrowserContext phone = stage.phone(locale, ColorScheme.LIGHT)) {
            Map<String, Printed> shown = Map.of(
                    "valid", stage.valid,
                    "replaced", stage.replaced,
                    "certified", stage.certified);
            for (var each : shown.entrySet()) {
                Page page = stage.open(phone, each.getValue().path());
                page.click("summary");
                Stage.picture(page, each.getKey() + "-" + language);
                assertThat(page.getAttribute("html", "lang")).isEqualTo(tag);
                assertThat(page.innerText("h1")).isEqualTo(texts.get("heading"));
                assertThat(page.title()).endsWith(texts.get("heading"));
                assertThat(tooWide(page)).isEmpty();
                assertThat(language.equals("en") ? List.of() : leftInEnglish(page))
                        .isEqualTo(List.of());
            }
        }
    }

    /** Sentences of the English bundle that stand on the page. */
    private static List<String> leftInEnglish(Page page) throws IOException {
        String shown = page.innerText("body");
        return texts("en").values().stream()
                .flatMap(text -> Stream.of(text.split("\\{[0-9]}", -1)))
                .map(String::strip)
                .filter(part -> part.contains(" ") && part.length() > 8)
                .filter(shown::contains)
                .toList();
    }

    /** Elements that reach beyond the right edge; and the page itself, if it scrolls sideways. */
    private static List<String> tooWide(Page page) {
        Object found = page.evaluate("""
                () => {
                  const wide = [...document.querySelectorAll('body *:not(.unseen)')]
                    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5).map(one => one.outerHTML.slice(0, 80));
                  return document.documentElement.scrollWidth > document.documentElement.clientWidth
                    ? ['the page scrolls sideways', ...wide] : wide;
                }""");
        var elements = new ArrayList<String>();
        ((List<?>) found).forEach(element -> elements.add(String.valueOf(element)));
        return elements;
    }

    @Test
    void what_is_left_in_english_or_too_wide_would_be_seen() throws IOException {
        try (BrowserContext phone = stage.phone("en-GB", ColorScheme.LIGHT)) {
            Page page = stage.open(phone, stage.valid.path());
            assertThat(leftInEnglish(page)).contains("What was checked");
            page.evaluate("() => { document.querySelector('h1').style.width = '600px'; }");
            assertThat(tooWide(page)).contains("the page scrolls sideways").anyMatch(one -> one.startsWith("<h1"));
        }
    }

    @Test
    void the_narrowest_phone_of_all_is_wide_enough() {
        try (BrowserContext phone = stage.phone("vi-VN", ColorScheme.LIGHT)) {
            Page page = stage.open(phone, stage.replaced.path());
            page.setViewportSize(320, 600);
            assertThat(tooWide(page)).isEmpty();
        }
    }

    @Test
    void a_language_that_is_not_among_them_is_english() {
        try (BrowserContext phone = stage.phone("fr-FR", ColorScheme.LIGHT)) {
            Page page = stage.open(phone, stage.valid.path());
            assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
        }
    }

    @Test
    void another_language_can_be_chosen_and_stays_in_the_link() throws IOException {
        try (BrowserContext phone = stage.phone("en-GB", ColorScheme.LIGHT)) {
            Page page = stage.open(phone, stage.valid.path());
            assertThat(page.locator("#language option").allInnerTexts())
                    .containsExactly("English", "简体中文", "Tiếng Việt", "ไทย", "Bahasa Melayu", "日本語", "한국어");
            page.selectOption("#language", "ja");
            assertThat(page.innerText("h1")).isEqualTo(texts("ja").get("heading"));
            assertThat(page.innerText(".outcome .title")).startsWith(texts("ja").get("VALID.title"));
            assertThat(page.url()).contains("?lang=ja#" + stage.valid.hash());
            page.reload();
            Stage.settle(page);
            assertThat(page.getAttribute("html", "lang")).isEqualTo("ja");
        }
    }
}

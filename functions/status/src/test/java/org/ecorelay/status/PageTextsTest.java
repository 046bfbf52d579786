package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ecorelay.certificate.verify.Standing;
import org.junit.jupiter.api.Test;

/** The page says everything in each of its seven languages, and claims nothing in any. */
class PageTextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");
    private static final Pattern LITERAL =
            Pattern.compile("(?:text|plain)\\('([A-Za-z.]+)'|data-text=\"([A-Za-z.]+)\"");
    private static final Map<String, String> SCRIPTS = Map.of(
            "zh",
            "\\p{IsHan}",
            "th",
            "\\p{IsThai}",
            "ja",
            "[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]",
            "ko",
            "\\p{IsHangul}");

    /** Words that Malay shares with English. */
    private static final Set<String> SHARED = Set.of("integrity.label");

    private static final PageTexts TEXTS = PageTexts.read();

    @Test
    void every_text_is_there_in_all_seven_languages() {
        assertThat(faults(TEXTS)).isEmpty();
        assertThat(TEXTS.of("en")).hasSizeGreaterThan(100);
    }

    @Test
    void what_is_missing_left_in_english_or_without_its_placeholder_is_found() {
        assertThat(faults(changed("ko", "again", null))).containsExactly("ko again: missing");
        assertThat(faults(changed("th", "again", TEXTS.of("en").get("again"))))
                .containsExactly("th again: not translated");
        assertThat(faults(changed("vi", "VALID.title", "Valid"))).containsExactly("vi VALID.title: not translated");
        assertThat(faults(changed("ja", "checkedAt", "確認"))).containsExactly("ja checkedAt: other placeholders");
        assertThat(faults(changed("zh", "new.key", "新"))).containsExactly("zh new.key: not in English");
    }

    @Test
    void every_key_that_the_page_names_is_there() {
        var named = new TreeSet<String>();
        for (String file : List.of("page.html", "elements.js", "sentences.js", "contents.js", "page.js")) {
            LITERAL.matcher(PageTexts.resource(file))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .filter(key -> !key.endsWith("."))
                    .forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(25);
        assertThat(TEXTS.of("en").keySet()).containsAll(named);
    }

    @Test
    void every_standing_that_an_answer_may_have_has_a_title_and_a_text() {
        for (Standing standing : Standing.values()) {
            // A hash is never answered with it: what is not in the records is not found.
            if (standing != Standing.NOT_KNOWN) {
                assertThat(TEXTS.of("en")).containsKeys(standing + ".title", standing + ".text");
            }
        }
    }

    @Test
    void nothing_is_said_in_our_name_and_nothing_official_is_claimed() {
        assertThat(TEXTS.of("en").values())
                .noneMatch(text -> text.matches("(?i).*\\b(we|us|our|official|guarantee\\w*)\\b.*"))
                .noneMatch(text -> text.matches("(?i).*\\bissued by\\b.*"));
    }

    private static PageTexts changed(String language, String key, String text) {
        var all = new LinkedHashMap<>(TEXTS.byLanguage());
        var texts = new TreeMap<>(all.get(language));
        if (text == null) {
            texts.remove(key);
        } else {
            texts.put(key, text);
        }
        all.put(language, texts);
        return new PageTexts(all);
    }

    private static List<String> faults(PageTexts texts) {
        var faults = new ArrayList<String>();
        Map<String, String> english = texts.of("en");
        for (String language : PageTexts.LANGUAGES) {
            Map<String, String> own = texts.of(language);
            english.forEach((key, text) -> {
                String fault = fault(language, key, text, own.get(key));
                if (!fault.isEmpty()) {
                    faults.add("%s %s: %s".formatted(language, key, fault));
                }
            });
            own.keySet().stream()
                    .filter(key -> !english.containsKey(key))
                    .forEach(key -> faults.add("%s %s: not in English".formatted(language, key)));
        }
        return faults;
    }

    private static String fault(String language, String key, String english, String own) {
        if (own == null || own.isBlank()) {
            return "missing";
        }
        if (!placeholders(own).equals(placeholders(english))) {
            return "other placeholders";
        }
        boolean same = own.equals(english) && !language.equals("en") && !SHARED.contains(key);
        String script = SCRIPTS.getOrDefault(language, ".");
        return same || !Pattern.compile(script).matcher(own).find() ? "not translated" : "";
    }

    private static Set<String> placeholders(String text) {
        return new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList());
    }
}

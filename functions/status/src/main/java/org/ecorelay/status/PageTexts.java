package org.ecorelay.status;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.ecorelay.json.Json;

/**
 * What the verification page says, by language and key. The seven languages are those of the six customs authorities and English,
 * the language of the documents (RCEP 3.16).
 *
 * @param byLanguage ISO 639-1 codes; keys as in {@code texts.properties}
 */
record PageTexts(Map<String, Map<String, String>> byLanguage) {
    static final String ENGLISH = "en";

    /** In the order of the page's own list. */
    static final List<String> LANGUAGES = List.of(ENGLISH, "zh", "vi", "th", "ms", "ja", "ko");

    /** Reads them from the jar. */
    static PageTexts read() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        LANGUAGES.forEach(language -> all.put(
                language,
                properties(resource(
                        language.equals(ENGLISH) ? "texts.properties" : "texts_" + language + ".properties"))));
        return new PageTexts(all);
    }

    /** A file of the page, as UTF-8. */
    static String resource(String name) {
        try (InputStream in = PageTexts.class.getResourceAsStream("verify/" + name)) {
            if (in == null) {
                throw new IllegalStateException("verify/%s is not in the jar".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("verify/%s cannot be read".formatted(name), e);
        }
    }

    private static Map<String, String> properties(String file) {
        var properties = new Properties();
        try (var reader = new StringReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    Map<String, String> of(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    /** All of them: {@code {"en":{"heading":…},…}}. */
    Json.Obj json() {
        var all = Json.object();
        byLanguage.forEach((language, texts) -> {
            var own = Json.object();
            texts.forEach(own::put);
            all.put(language, own.build());
        });
        return all.build();
    }
}

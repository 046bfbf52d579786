package org.ecorelay.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * Finds in log lines what no log may have: words of people and companies, secrets, and whatever looks like a key, a token, an
 * address or a document. Words are given by who knows the run's data; calls may come at the same time.
 */
public final class Leaks {
    /** Members whose text says who somebody is or how to reach them, wherever they stand. */
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "address",
            "email",
            "phone",
            "telephone",
            "fax",
            "taxId",
            "vatNumber",
            "businessNumber",
            "registrationNumber",
            "contact");

    /** Shorter words are in every second line. */
    private static final int SHORTEST = 4;

    private static final Map<String, Pattern> LOOKS_LIKE = new TreeMap<>(Map.of(
            "signed document",
            Pattern.compile("eyJ[A-Za-z0-9_-]{10}"),
            "document",
            Pattern.compile("certificateOfOrigin|\\\\?\"(?:consignee|producer|materials)\\\\?\" ?:"),
            // 32 bytes; ES256 signs with 64.
            "token or signature",
            Pattern.compile("(?<![A-Za-z0-9_/-])(?:[A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{86})(?![A-Za-z0-9_-])"),
            "API key",
            Pattern.compile("eco_(?:live|test)_[A-Za-z0-9-]+_[A-Za-z0-9-]+_"),
            "private key",
            Pattern.compile("BEGIN [A-Z ]*PRIVATE KEY|\"d\" ?: ?\""),
            "credential",
            Pattern.compile("(?i)bearer [A-Za-z0-9._~+/-]{8}|client_?secret|authorization\" ?:"),
            "e-mail address",
            Pattern.compile("[\\w.+-]+@[\\w-]+\\.\\w+"),
            "phone number",
            Pattern.compile("(?<![\\w:.-])\\+[1-9][0-9]{0,2}[ -][0-9][0-9 -]{6,}")));

    private final Map<String, String> words = new ConcurrentSkipListMap<>();

    /** No line may have this text. */
    public void add(String kind, String text) {
        if (text.length() >= SHORTEST) {
            words.put(text, kind);
        }
    }

    /** Nor what says in this data who somebody is, by the member's name. */
    public void addPersonal(JsonNode data) {
        data.properties().forEach(member -> {
            if (PERSONAL.contains(member.getKey()) && member.getValue().isTextual()) {
                add(member.getKey(), member.getValue().asText());
            }
        });
        data.forEach(this::addPersonal);
    }

    /** The kinds of words that are known so far. */
    public Set<String> kinds() {
        return Set.copyOf(words.values());
    }

    /** A word of this kind. */
    public String oneOf(String kind) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Each line with something that it may not have, after the kind of it. */
    public List<String> in(Collection<String> lines) {
        var found = new ArrayList<String>();
        for (String line : lines) {
            words.forEach((word, kind) -> {
                if (line.contains(word)) {
                    found.add(kind + ": " + line);
                }
            });
            LOOKS_LIKE.forEach((kind, pattern) -> {
                if (pattern.matcher(line).find()) {
                    found.add(kind + ": " + line);
                }
            });
        }
        return found;
    }
}

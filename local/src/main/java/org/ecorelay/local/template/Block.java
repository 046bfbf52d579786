package org.ecorelay.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * One object of the template whose members must all be read, or be on the list {@link Ignored}.
 *
 * <p>Nested blocks check themselves when their reader returns; the outermost one by {@link #done}.
 */
final class Block {
    private final String logicalId;
    private final String type;
    private final String path;
    private final JsonNode node;
    private final Intrinsics intrinsics;
    private final Ignored ignored;
    private final Set<String> read = new HashSet<>();

    Block(String logicalId, String type, String path, JsonNode node, Intrinsics intrinsics, Ignored ignored) {
        this.logicalId = logicalId;
        this.type = type;
        this.path = path;
        this.node = node;
        this.intrinsics = intrinsics;
        this.ignored = ignored;
    }

    String logicalId() {
        return logicalId;
    }

    Optional<Text> text(String name) {
        return present(name).map(value -> intrinsics.text(where(name), value));
    }

    Text needText(String name) {
        return text(name).orElseThrow(() -> notUnderstood(name, "it is missing", "Synthesize the template anew"));
    }

    /** A text that refers to nothing. */
    Optional<String> word(String name) {
        return text(name)
                .map(text -> text.constant()
                        .orElseThrow(() -> notUnderstood(name, "it depends on " + text.references(), teach())));
    }

    String needWord(String name) {
        return word(name).orElseThrow(() -> notUnderstood(name, "it is missing", "Synthesize the template anew"));
    }

    OptionalInt number(String name) {
        return word(name).stream().mapToInt(Integer::parseInt).findFirst();
    }

    /** A property with which a local run can only do one thing. */
    void only(String name, String allowed) {
        word(name).filter(value -> !value.equals(allowed)).ifPresent(value -> {
            throw notUnderstood(name, "the value " + value + " is not understood, only " + allowed, teach());
        });
    }

    /** The logical id that the property refers to. */
    String needTarget(String name) {
        List<Reference> references = needText(name).references();
        if (references.size() != 1) {
            throw notUnderstood(name, "it does not refer to exactly one resource", teach());
        }
        return references.getFirst().logicalId();
    }

    List<String> words(String name) {
        var words = new ArrayList<String>();
        present(name)
                .ifPresent(list -> list.forEach(item -> intrinsics
                        .text(where(name), item)
                        .constant()
                        .ifPresentOrElse(words::add, () -> {
                            throw notUnderstood(name, "it depends on a resource", teach());
                        })));
        return words;
    }

    /** A text, or several: members of policies may be either. */
    List<Text> textOrTexts(String name) {
        var texts = new ArrayList<Text>();
        present(name).ifPresent(value -> {
            if (value.isArray()) {
                value.forEach(item -> texts.add(intrinsics.text(where(name), item)));
            } else {
                texts.add(intrinsics.text(where(name), value));
            }
        });
        return texts;
    }

    Map<String, Text> texts(String name) {
        var texts = new LinkedHashMap<String, Text>();
        present(name)
                .ifPresent(map -> map.properties().forEach(entry -> {
                    String where = where(name + "." + entry.getKey());
                    if (!intrinsics.choose(where, entry.getValue()).isMissingNode()) {
                        texts.put(entry.getKey(), intrinsics.text(where, entry.getValue()));
                    }
                }));
        return texts;
    }

    <T> Optional<T> block(String name, Function<Block, T> reader) {
        return present(name).map(value -> nested(name, value, reader));
    }

    <T> List<T> blocks(String name, Function<Block, T> reader) {
        var results = new ArrayList<T>();
        present(name)
                .ifPresent(list -> list.forEach(item -> {
                    JsonNode chosen = intrinsics.choose(where(name), item);
                    if (!chosen.isMissingNode()) {
                        results.add(nested(name, chosen, reader));
                    }
                }));
        return results;
    }

    /** The blocks of an object whose member names are data, such as route keys. */
    <T> Map<String, T> blocksByName(String name, Function<Block, T> reader) {
        var results = new LinkedHashMap<String, T>();
        present(name)
                .ifPresent(map -> map.properties()
                        .forEach(entry -> results.put(
                                entry.getKey(), nested(name + "." + entry.getKey(), entry.getValue(), reader))));
        return results;
    }

    /** Fails on a member that nobody has read and that is not on the list. */
    void done() {
        node.properties().forEach(member -> {
            String name = member.getKey();
            boolean everywhere = path.isEmpty() && ignored.has("* " + name);
            if (!read.contains(name) && !everywhere && !ignored.has(type + " " + path + name)) {
                throw notUnderstood(
                        name,
                        "the property is not understood",
                        "Teach org.ecorelay.local.template to do it, or write \"" + type + " " + path + name
                                + "\" on the list Ignored with the reason why a local run can do without it");
            }
        });
    }

    TemplateNotUnderstood notUnderstood(String name, String what, String remedy) {
        return new TemplateNotUnderstood(where(name), what, remedy);
    }

    private <T> T nested(String name, JsonNode value, Function<Block, T> reader) {
        var block = new Block(logicalId, type, path + name + ".", value, intrinsics, ignored);
        T result = reader.apply(block);
        block.done();
        return result;
    }

    private Optional<JsonNode> present(String name) {
        read.add(name);
        JsonNode value = intrinsics.choose(where(name), node.path(name));
        return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }

    private String where(String name) {
        return "Resource " + logicalId + " (" + type + "), property " + path + name;
    }

    private static String teach() {
        return "Teach org.ecorelay.local.template to do it";
    }
}

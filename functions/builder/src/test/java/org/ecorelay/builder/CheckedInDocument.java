package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;

/** A document as it is checked in; {@code -Ddocuments.update=true} rewrites it from what the code builds now. */
final class CheckedInDocument {
    static final Path FOLDER = Path.of("src/test/resources/org/ecorelay/builder/documents");

    private CheckedInDocument() {}

    static void is(String name, Json.Obj document) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        String text = pretty(document, "") + "\n";
        if (Boolean.getBoolean("documents.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text)
                .as(
                        "%s is stale; when the change is meant: mvn -pl functions/builder -am test -Ddocuments.update=true",
                        file)
                .isEqualTo(Files.readString(file));
    }

    private static String pretty(Json value, String indent) {
        String deeper = indent + "  ";
        return switch (value) {
            case Json.Obj(Map<String, Json> members)
            when !members.isEmpty() ->
                lines(
                        "{",
                        members.entrySet().stream()
                                .map(member -> deeper
                                        + CanonicalJson.text(Json.text(member.getKey()))
                                        + ": "
                                        + pretty(member.getValue(), deeper))
                                .toList(),
                        indent + "}");
            case Json.Arr(List<Json> items)
            when !items.isEmpty() ->
                lines(
                        "[",
                        items.stream()
                                .map(item -> deeper + pretty(item, deeper))
                                .toList(),
                        indent + "]");
            default -> CanonicalJson.text(value);
        };
    }

    private static String lines(String open, List<String> members, String close) {
        return open + "\n" + String.join(",\n", members) + "\n" + close;
    }
}

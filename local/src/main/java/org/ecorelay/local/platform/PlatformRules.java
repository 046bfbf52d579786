package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the simulated platform asks for: its own specification, written apart from our profiles (a contract test compares them). */
final class PlatformRules {
    private static final String CERTIFICATE = "RCEP certificate of origin";

    private final JsonNode specification;

    private PlatformRules(JsonNode specification) {
        this.specification = specification;
    }

    static PlatformRules load() {
        try (InputStream in = PlatformRules.class.getResourceAsStream("specification.json")) {
            return new PlatformRules(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What GET /v1/spec answers. */
    JsonNode specification() {
        return specification;
    }

    String version() {
        return specification.get("specVersion").asText();
    }

    /** The rules of one authority; empty when the platform does not verify for it. */
    Optional<JsonNode> authority(String code) {
        return Optional.ofNullable(specification.get("authorities").get(code));
    }

    /** The required fields that a credential subject lacks, as concrete pointers: those of a declaration or of a certificate of origin. */
    static List<String> missing(JsonNode authority, JsonNode subject) {
        List<String> missing = new ArrayList<>();
        boolean certificate = subject.at("/certificateOfOrigin/name").asText().equals(CERTIFICATE);
        authority
                .get(certificate ? "certificateFields" : "requiredFields")
                .forEach(field -> search(subject, field.asText(), "", missing));
        return missing.stream().distinct().toList();
    }

    private static void search(JsonNode node, String rest, String path, List<String> missing) {
        if (rest.isEmpty()) {
            if (blank(node)) {
                missing.add(path);
            }
            return;
        }
        int end = rest.indexOf('/', 1);
        String segment = end < 0 ? rest : rest.substring(0, end);
        String below = end < 0 ? "" : rest.substring(end);
        if (!segment.equals("/*")) {
            search(node.at(segment), below, path + segment, missing);
        } else if (!node.isArray() || node.isEmpty()) {
            missing.add(path);
        } else {
            for (int i = 0; i < node.size(); i++) {
                search(node.get(i), below, path + "/" + i, missing);
            }
        }
    }

    private static boolean blank(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }
}

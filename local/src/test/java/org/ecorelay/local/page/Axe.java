package org.ecorelay.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** axe-core, which finds what keeps people out: contrast, names, roles, order of headings, language. */
final class Axe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Axe() {}

    /** What it finds, as {@code impact rule: element}. */
    static List<String> findings(Page page) throws IOException {
        try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        JsonNode found = JSON.readTree((String)
                page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r))"));
        var findings = new ArrayList<String>();
        for (JsonNode rule : found.required("violations")) {
            rule.required("nodes")
                    .forEach(node -> findings.add("%s %s: %s"
                            .formatted(
                                    rule.path("impact").asText(),
                                    rule.path("id").asText(),
                                    node.path("html").asText())));
        }
        if (found.required("passes").isEmpty() && findings.isEmpty()) {
            throw new IllegalStateException("axe looked at nothing");
        }
        return findings;
    }
}

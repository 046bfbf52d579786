package org.ecorelay.local.origin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code eco products import}: products and their materials from a spreadsheet (CSV), over the API of a relay, so that the same code reads it
 * and the same rows are refused.
 */
public final class RemoteProducts {
    private static final List<String> RESULTS = List.of("created", "updated", "unchanged", "refused");

    private final RemoteRelay relay;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * At a relay.
     *
     * @param relay its address
     * @param key an API key with the scope {@code catalog:write}
     */
    public RemoteProducts(URI relay, String key, PrintStream out, PrintStream err) {
        this.relay = new RemoteRelay(relay, key, err);
        this.out = out;
        this.err = err;
    }

    /** Stores what the file says and prints the result of every row; {@code false} when the file or one of its products is refused. */
    public boolean importFile(Path file) throws IOException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        int from = 1;
        while (true) {
            Optional<JsonNode> answer = relay.send(relay.request("/v1/products?from=" + from)
                    // Not text: a gateway would read it as UTF-8.
                    .header("content-type", "application/vnd.ms-excel")
                    .POST(HttpRequest.BodyPublishers.ofFile(file)));
            if (answer.isEmpty()) {
                return false;
            }
            answer.get().path("results").forEach(this::row);
            RESULTS.forEach(result -> counts.merge(
                    result, answer.get().path("products").path(result).asInt(), Integer::sum));
            counts.merge("unblocks", answer.get().path("unblocks").asInt(), Integer::sum);
            // What does not fit into the time of one request goes on where it stopped.
            int next = answer.get().path("continueFrom").asInt();
            if (next <= from) {
                return whole(answer.get(), counts);
            }
            from = next;
        }
    }

    private void row(JsonNode row) {
        boolean refused = row.path("result").asText().equals("refused");
        PrintStream to = refused ? err : out;
        to.println("line %d: %s %s %s"
                .formatted(
                        row.path("line").asInt(),
                        row.path("result").asText(),
                        row.path("sku").asText("-"),
                        row.path("material").asText("")));
        row.path("findings")
                .forEach(finding -> to.println("  %s %s %s"
                        .formatted(
                                finding.path("code").asText(),
                                finding.path("message").asText(),
                                finding.path("fix").asText())));
    }

    private boolean whole(JsonNode last, Map<String, Integer> counts) {
        last.path("ignoredColumns").forEach(column -> out.println("column %s is not used".formatted(column.asText())));
        out.println("%s: %d products created, %d updated, %d unchanged, %d refused; %d certificates are looked at again"
                .formatted(
                        last.path("encoding").asText(),
                        counts.getOrDefault("created", 0),
                        counts.getOrDefault("updated", 0),
                        counts.getOrDefault("unchanged", 0),
                        counts.getOrDefault("refused", 0),
                        counts.getOrDefault("unblocks", 0)));
        return counts.getOrDefault("refused", 0) == 0 && last.path("complete").asBoolean();
    }
}

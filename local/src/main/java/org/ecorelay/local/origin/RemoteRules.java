package org.ecorelay.local.origin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** {@code eco rules import} and {@code eco rules coverage}: the rules of an account, over the API of a relay. */
public final class RemoteRules {
    private final RemoteRelay relay;
    private final PrintStream out;

    /**
     * At a relay.
     *
     * @param relay its address
     * @param key an API key with the scope {@code catalog:write}
     */
    public RemoteRules(URI relay, String key, PrintStream out, PrintStream err) {
        this.relay = new RemoteRelay(relay, key, err);
        this.out = out;
    }

    /** The name of a pack that has none but its file's. */
    public static String name(Path file) {
        return OriginVerb.name(file).replaceAll("\\.[A-Za-z]+$", "").replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** Stores a pack, CSV or JSON by the end of its name; {@code false} when it is refused, whose bad rows are printed. */
    public boolean importFile(Path file, String pack) throws IOException, InterruptedException {
        boolean json = OriginVerb.name(file).toLowerCase(Locale.ROOT).endsWith(".json");
        Optional<JsonNode> answer = relay.send(relay.request("/v1/rules/" + pack)
                .header("content-type", json ? "application/json" : "text/csv")
                .PUT(body(file)));
        answer.ifPresent(stored -> out.println("%s %s: %d rules in %s are in force; %d certificates are looked at again"
                .formatted(
                        stored.path("name").asText(),
                        stored.path("version").asText(),
                        stored.path("rows").asInt(),
                        stored.path("edition").asText(),
                        stored.path("unblocks").asInt())));
        return answer.isPresent();
    }

    private static HttpRequest.BodyPublisher body(Path file) throws FileNotFoundException {
        return HttpRequest.BodyPublishers.ofFile(file);
    }

    /** Prints the codes of the account's catalogue without a rule; {@code true} when there is none. */
    public boolean coverage(Optional<String> destination, Optional<LocalDate> day)
            throws IOException, InterruptedException {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        destination.ifPresent(to -> query.add("destination=" + to));
        day.ifPresent(on -> query.add("day=" + on));
        Optional<JsonNode> answer =
                relay.send(relay.request("/v1/rules/coverage" + query).GET());
        answer.ifPresent(this::print);
        return answer.filter(found -> found.path("complete").asBoolean()).isPresent();
    }

    private void print(JsonNode found) {
        found.path("without")
                .forEach(gap -> out.println("%-12s %-20s %-8s %d products: %s"
                        .formatted(
                                gap.path("hsCode").asText(),
                                gap.path("why").asText(),
                                words(gap.path("destinations")),
                                gap.path("products").asInt(),
                                words(gap.path("skus")))));
        out.println("%d products, %d codes, %d of them without a rule on %s"
                .formatted(
                        found.path("products").asInt(),
                        found.path("codes").asInt(),
                        found.path("without").size(),
                        found.path("day").asText()));
    }

    private static String words(JsonNode list) {
        var words = new StringJoiner(",");
        list.forEach(word -> words.add(word.asText()));
        return words.toString();
    }
}

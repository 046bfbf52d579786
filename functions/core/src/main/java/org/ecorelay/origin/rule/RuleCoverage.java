package org.ecorelay.origin.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.origin.HsCode;

/**
 * Which codes of a catalogue have no product-specific rule on a day. A code counts as often as a product has it: its default code, and the codes of its
 * own that it has for destinations. Not thread-safe; for one catalogue.
 */
public final class RuleCoverage {
    /** The default code of a product, for every destination that has none of its own. */
    public static final String EVERY_OTHER = "*";

    private static final int SHOWN_SKUS = 10;

    private final RuleBook book;
    private final LocalDate day;
    private final Optional<String> destination;
    private final Map<String, Optional<Why>> looked = new HashMap<>();
    private final Map<String, Gap> gaps = new TreeMap<>();
    private int products;
    private int codes;

    /**
     * Of a catalogue.
     *
     * @param destination only what goes there, or empty for all
     */
    public RuleCoverage(RuleBook book, LocalDate day, Optional<String> destination) {
        this.book = book;
        this.day = day;
        this.destination = destination;
    }

    private enum Why {
        RULE_MISSING,
        RULE_NOT_TRANSPOSED,
        HS_CODE_INVALID
    }

    private record Gap(Why why, Set<String> destinations, List<String> skus) {}

    /** Looks at one product, as the registry has it. */
    public void add(String sku, Json.Obj product) {
        products++;
        var own = new TreeMap<String, String>();
        product.object("hsCodes").members().forEach((to, code) -> code.asText().ifPresent(text -> own.put(to, text)));
        String usual = product.text("hsCode").orElse("");
        if (destination.isPresent()) {
            String to = destination.get();
            look(sku, to, own.getOrDefault(to, usual));
        } else {
            look(sku, EVERY_OTHER, usual);
            own.forEach((to, code) -> look(sku, to, code));
        }
    }

    private void look(String sku, String to, String code) {
        codes++;
        Optional<HsCode> hs = HsCode.parse(code);
        String key = hs.map(HsCode::subheading).orElse(code);
        Optional<Why> why =
                looked.computeIfAbsent(key, k -> hs.isEmpty() ? Optional.of(Why.HS_CODE_INVALID) : unruled(hs.get()));
        if (why.isPresent()) {
            Gap gap = gaps.computeIfAbsent(key, k -> new Gap(why.get(), new TreeSet<>(), new ArrayList<>()));
            gap.destinations.add(to);
            // Products come one after the other: only the last one can be this.
            if (gap.skus.isEmpty() || !gap.skus.getLast().equals(sku)) {
                gap.skus.add(sku);
            }
        }
    }

    private Optional<Why> unruled(HsCode hs) {
        return switch (book.find(new HsCode(hs.subheading()), day)) {
            case RuleBook.Lookup.Found found -> Optional.empty();
            case RuleBook.Lookup.NotTransposed not -> Optional.of(Why.RULE_NOT_TRANSPOSED);
            case RuleBook.Lookup.Missing missing -> Optional.of(Why.RULE_MISSING);
        };
    }

    /** Whether every code has a rule. */
    public boolean complete() {
        return gaps.isEmpty();
    }

    /** The codes without a rule; those of most products first. */
    public Json.Obj json() {
        JsonObjectBuilder json = Json.object().put("day", day.toString());
        destination.ifPresent(to -> json.put("destination", to));
        Stream<Json.Obj> sorted = gaps.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Gap> gap) ->
                                -gap.getValue().skus().size())
                        .thenComparing(Map.Entry::getKey))
                .map(gap -> json(gap.getKey(), gap.getValue()));
        return json.put("products", products)
                .put("codes", codes)
                .put("complete", complete())
                .put("without", Json.array(sorted))
                .build();
    }

    private static Json.Obj json(String code, Gap gap) {
        return Json.object()
                .put("hsCode", code)
                .put("why", gap.why().name())
                .put("destinations", Json.array(gap.destinations().stream().map(Json::text)))
                .put("products", gap.skus().size())
                .put("skus", Json.array(gap.skus().stream().limit(SHOWN_SKUS).map(Json::text)))
                .build();
    }
}

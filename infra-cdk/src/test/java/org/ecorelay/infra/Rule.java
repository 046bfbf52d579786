package org.ecorelay.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One thing that must hold for the template, and how it looks when it does not.
 *
 * @param sentence what holds
 * @param check every violation in the template it is given, each naming the resource; empty: the rule is kept
 * @param damages its negative controls
 */
record Rule(String sentence, Function<Template, List<String>> check, List<Damage> damages) {
    /**
     * A change that breaks the rule.
     *
     * @param reported what a violation must then mention
     */
    record Damage(String reported, Consumer<Template> change) {}

    static Rule that(String sentence, Function<Template, List<String>> check) {
        return new Rule(sentence, check, List.of());
    }

    Rule brokenBy(String reported, Consumer<Template> change) {
        var more = new ArrayList<>(damages);
        more.add(new Damage(reported, change));
        return new Rule(sentence, check, List.copyOf(more));
    }
}

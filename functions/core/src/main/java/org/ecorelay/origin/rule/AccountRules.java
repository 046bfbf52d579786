package org.ecorelay.origin.rule;

import java.util.List;
import org.ecorelay.account.Registry;
import org.ecorelay.json.Json;

/**
 * Everything of an account that origin is measured by.
 *
 * @param book its packs, the shipped one included
 * @param appendices tariff lines of the importing Parties' appendices (RCEP 2.6.3)
 * @param mayState whether a rule that an exporter states for a product counts, where no pack has one
 */
public record AccountRules(RuleBook book, AppendixLines appendices, boolean mayState) {
    /** What every account has: the shipped sample, and the right to state rules. */
    public static AccountRules shipped() {
        var book = new RuleBook(List.of(ShippedRules.read()), HsCorrespondence.NONE);
        return new AccountRules(book, AppendixLines.NONE, true);
    }

    /**
     * The rules of an account. Its item {@code account#settings} forbids stated rules with {@code "statedRules": false};
     * anything but {@code true} forbids them, too.
     */
    public static AccountRules find(Registry registry, ReferenceData data, String account) {
        boolean mayState = registry.find(account, "account#settings")
                .flatMap(settings -> settings.get("statedRules"))
                .map(new Json.Bool(true)::equals)
                .orElse(true);
        ReferenceData.Known known = data.of(account);
        return new AccountRules(known.book(), known.appendices(), mayState);
    }
}

package org.ecorelay.origin.rule;

import java.util.List;
import org.ecorelay.account.AccountSettings;
import org.ecorelay.account.Items;
import org.ecorelay.origin.bill.ExchangeRates;

/**
 * Everything of an account that origin is measured by.
 *
 * @param book its packs, the shipped one included
 * @param appendices tariff lines of the importing Parties' appendices (RCEP 2.6.3)
 * @param mayState whether a rule that an exporter states for a product counts, where no pack has one
 * @param rates exchange rates, for bills in several currencies and for the waiver of RCEP 3.22
 */
public record AccountRules(RuleBook book, AppendixLines appendices, boolean mayState, ExchangeRates rates) {
    /** What every account has: the shipped sample, and the right to state rules. */
    public static AccountRules shipped() {
        var book = new RuleBook(List.of(ShippedRules.read()), HsCorrespondence.NONE);
        return new AccountRules(book, AppendixLines.NONE, true, ExchangeRates.NONE);
    }

    /**
     * The rules of an account. Its item {@code account#settings} forbids stated rules with {@code "statedRules": false};
     * anything but {@code true} forbids them, too.
     */
    public static AccountRules find(Items items, ReferenceData data, String account) {
        boolean mayState = AccountSettings.find(items, account).statedRules();
        ReferenceData.Known known = data.of(account);
        return new AccountRules(known.book(), known.appendices(), mayState, known.rates());
    }
}

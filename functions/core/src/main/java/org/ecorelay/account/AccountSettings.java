package org.ecorelay.account;

import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * What holds for a whole account: the registry item {@code account#settings}.
 *
 * @param dailyMailCap how many mails of their own a day (UTC) may have; what is beyond is counted in one
 * @param statedRules whether a rule that an exporter states for a product counts, where no pack has one; anything but {@code true} that was
 *     entered forbids it
 */
public record AccountSettings(int dailyMailCap, boolean statedRules) {
    /** Key of its item in the registry. */
    public static final String ITEM = "account#settings";

    private static final int DEFAULT_MAIL_CAP = 200;

    /** The settings of an account, with defaults for what it has not set. */
    public static AccountSettings find(Items items, String account) {
        Optional<Json.Obj> set = items.find(account, ITEM);
        int cap = set.filter(settings -> settings.get("dailyMailCap")
                        .filter(Json.Num.class::isInstance)
                        .isPresent())
                .map(settings -> settings.requiredInt("dailyMailCap"))
                .orElse(DEFAULT_MAIL_CAP);
        boolean stated = set.flatMap(settings -> settings.get("statedRules"))
                .map(new Json.Bool(true)::equals)
                .orElse(true);
        return new AccountSettings(cap, stated);
    }
}

package org.ecorelay.account;

import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * What holds for a whole account: the registry item {@code account#settings}.
 *
 * @param dailyMailCap how many mails of their own a day (UTC) may have; what is beyond is counted in one
 */
public record AccountSettings(int dailyMailCap) {
    private static final int DEFAULT_MAIL_CAP = 200;

    /** The settings of an account, with defaults for what it has not set. */
    public static AccountSettings find(Registry registry, String account) {
        Optional<Json.Obj> set = registry.find(account, "account#settings");
        return new AccountSettings(set.filter(settings -> settings.get("dailyMailCap")
                        .filter(Json.Num.class::isInstance)
                        .isPresent())
                .map(settings -> settings.requiredInt("dailyMailCap"))
                .orElse(DEFAULT_MAIL_CAP));
    }
}

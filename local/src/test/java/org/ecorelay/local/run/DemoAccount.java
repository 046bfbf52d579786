package org.ecorelay.local.run;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.ecorelay.account.Registry;
import org.ecorelay.local.platform.PlatformClient;
import org.ecorelay.platform.JsonProfiles;

/** The account that a local run begins with, in a registry anywhere. Nobody is asked for alerts: no mail leaves. */
public final class DemoAccount {
    private static final List<LocalAccount> ACCOUNTS = LocalAccount.some(1);

    private DemoAccount() {}

    /** Writes account, exporters, stores and compressed times; answers its API key. */
    public static String register(Registry registry) {
        LocalAccount account = ACCOUNTS.getFirst();
        String apiKey = account.newKey(new SecureRandom());
        account.register(registry, apiKey);
        LocalAccount.compress(registry, new JsonProfiles(_ -> java.util.Optional.empty()).authorities());
        return apiKey;
    }

    public static String name() {
        return ACCOUNTS.getFirst().name();
    }

    /** Who may ask the simulator for tokens. */
    public static List<PlatformClient> platformClients() {
        return LocalAccount.platformClients(ACCOUNTS);
    }

    /** The same as secrets, by name. */
    public static Map<String, String> platformSecrets(String prefix) {
        return LocalAccount.platformSecrets(ACCOUNTS, prefix);
    }
}

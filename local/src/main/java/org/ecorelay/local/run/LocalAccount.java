package org.ecorelay.local.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.local.platform.PlatformClient;
import org.ecorelay.notice.InviteAddresses;

/** The account that a local run begins with: one key, two exporters, a store for each. */
final class LocalAccount {
    static final String NAME = "demo";

    /** The addresses for alerts. Nobody has confirmed them when a run begins. */
    static final List<String> ALERTS = List.of("origin@shenzhen-home.example", "origin@saigon-craft.example");

    private static final List<String> EXPORTERS = List.of("shenzhen-home", "saigon-craft");

    private static final String KEY_ID = "local";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int SECRET_LENGTH = 52;
    private static final String PLATFORM_SECRET = "simulated-";

    private LocalAccount() {}

    /** A new API key for test orders: 256 random bits and a little more. */
    static String newKey(RandomGenerator random) {
        String secret = IntStream.range(0, SECRET_LENGTH)
                .mapToObj(_ -> String.valueOf(BASE32.charAt(random.nextInt(BASE32.length()))))
                .reduce("", String::concat);
        return "eco_test_%s_%s_%s".formatted(NAME, KEY_ID, secret);
    }

    /** Writes the account and, for every authority, the compressed {@code settle}. */
    static void register(Registry registry, String apiKey, Iterable<String> authorities) {
        registry.put(
                NAME,
                "key#" + KEY_ID,
                Json.object()
                        .put("hash", Sha256.of(apiKey).value())
                        .put("mode", "test")
                        .put("scopes", Json.array(Arrays.stream(Scope.values()).map(scope -> Json.text(scope.word()))))
                        .build());
        exporter(
                registry,
                "shenzhen-home",
                "shop",
                "Shenzhen Home Living Co., Ltd.",
                "88 Keji Road, Nanshan, Shenzhen",
                "CN");
        exporter(
                registry,
                "saigon-craft",
                "shop-vn",
                "Saigon Craft Export JSC",
                "12 Nguyen Hue, District 1, Ho Chi Minh City",
                "VN");
        authorities.forEach(authority -> registry.put(
                Registry.SYSTEM,
                "profile#" + authority,
                Json.object()
                        .put("settleSeconds", CompressedTime.SETTLE_SECONDS)
                        .build()));
    }

    /** Has the poller ask the addresses that have not answered. */
    static void invite(InviteAddresses invite) {
        EXPORTERS.forEach(exporter -> invite.invite(NAME, exporter));
    }

    private static void exporter(
            Registry registry, String id, String store, String name, String address, String country) {
        registry.put(
                NAME,
                "store#" + store,
                Json.object().put("id", store).put("exporter", id).build());
        registry.put(
                NAME,
                "exporter#" + id,
                Json.object()
                        .put(
                                "party",
                                Json.object()
                                        .put("name", name)
                                        .put("address", address)
                                        .put("country", country)
                                        .build())
                        .put(
                                "approvedExporter",
                                Json.object()
                                        .put("code", country + "AE0001")
                                        .put(
                                                "validUntil",
                                                LocalDate.of(2099, 12, 31).toString())
                                        .build())
                        // So that a person who watches sees each of them.
                        .put("approvals", "immediate")
                        .put("alerts", Json.array(Stream.of(Json.text("origin@" + id + ".example"))))
                        .build());
    }

    /** Who may ask the simulator for tokens. */
    static List<PlatformClient> platformClients() {
        return List.of(
                PlatformClient.submitting(NAME, PLATFORM_SECRET + NAME),
                PlatformClient.reading("relay", PLATFORM_SECRET + "relay"));
    }

    /** The same credentials as secrets. */
    static Map<String, String> platformSecrets(String prefix) {
        return Map.of(prefix + NAME, secret(NAME), prefix + "relay", secret("relay"));
    }

    private static String secret(String client) {
        return "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}".formatted(client, PLATFORM_SECRET + client);
    }
}

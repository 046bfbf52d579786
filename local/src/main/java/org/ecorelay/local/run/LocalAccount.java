package org.ecorelay.local.run;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.account.ApiKey;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Scope;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.local.platform.PlatformClient;
import org.ecorelay.notice.InviteAddresses;

/**
 * An account that a local run begins with: one key, three exporters, a store for each. Two declare origin, one applies at an issuing body.
 *
 * @param name its id
 */
record LocalAccount(String name) {
    private static final String FIRST = "demo";

    private static final String RELAY = "relay";
    private static final List<String> EXPORTERS = List.of("shenzhen-home", "saigon-craft", "ningbo-kitchen");

    private static final String KEY_ID = "local";
    private static final int MAIL_CAP = 1_000;
    private static final String PLATFORM_SECRET = "simulated-";

    /** So many accounts: {@code demo}, {@code demo-2}, … */
    static List<LocalAccount> some(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new LocalAccount(n == 1 ? FIRST : FIRST + "-" + n))
                .toList();
    }

    /** A new API key for test orders. */
    String newKey(RandomGenerator random) {
        return ApiKey.create(KeyMode.TEST, name, KEY_ID, random).text();
    }

    /** Writes the account. */
    void register(Registry registry, String apiKey) {
        registry.put(
                name,
                ApiKey.itemKey(KEY_ID),
                ApiKey.parse(apiKey).orElseThrow().item(EnumSet.allOf(Scope.class), Optional.empty()));
        // Nobody's mailbox fills up here, and whoever tries a few hundred orders wants to see their mails.
        registry.put(
                name,
                "account#settings",
                Json.object().put("dailyMailCap", MAIL_CAP).build());
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
        put(
                registry,
                "ningbo-kitchen",
                "shop-co",
                exporter("ningbo-kitchen", "Ningbo Kitchen Appliance Co., Ltd.", "6 Baizhang East Road, Ningbo", "CN")
                        .put("route", "ISSUING_BODY")
                        .put("issuingBody", "CCPIT"));
    }

    /** Writes the compressed {@code settle} of every authority. */
    static void compress(Registry registry, Iterable<String> authorities) {
        authorities.forEach(authority -> registry.put(
                Registry.SYSTEM,
                "profile#" + authority,
                Json.object()
                        .put("settleSeconds", CompressedTime.SETTLE_SECONDS)
                        .build()));
    }

    /** Has the poller ask the addresses that have not answered. */
    void invite(InviteAddresses invite) {
        EXPORTERS.forEach(exporter -> invite.invite(name, exporter));
    }

    /** The addresses for alerts. Nobody has confirmed them when a run begins. */
    Stream<String> alerts() {
        return EXPORTERS.stream().map(this::alert);
    }

    private String alert(String exporter) {
        return name.equals(FIRST) ? "origin@%s.example".formatted(exporter) : "%s@%s.example".formatted(name, exporter);
    }

    private void exporter(
            Registry registry, String id, String store, String partyName, String address, String country) {
        var declaring = exporter(id, partyName, address, country)
                .put("route", "DECLARATION")
                .put(
                        "approvedExporter",
                        Json.object()
                                .put("code", country + "AE0001")
                                .put("validUntil", LocalDate.of(2099, 12, 31).toString())
                                .put("goods", Json.array(Stream.of(Json.text("01-97"))))
                                .build());
        put(registry, id, store, declaring);
    }

    private JsonObjectBuilder exporter(String id, String partyName, String address, String country) {
        return Json.object()
                .put(
                        "party",
                        Json.object()
                                .put("name", partyName)
                                .put("address", address)
                                .put("country", country)
                                .build())
                // So that a person who watches sees each of them.
                .put("approvals", "immediate")
                .put("alerts", Json.array(Stream.of(Json.text(alert(id)))));
    }

    private void put(Registry registry, String id, String store, JsonObjectBuilder exporter) {
        registry.put(
                name,
                "store#" + store,
                Json.object()
                        .put("id", store)
                        .put("exporter", id)
                        .put("modes", Json.object().put("*", "live").build())
                        .build());
        registry.put(name, "exporter#" + id, exporter.build());
    }

    /** Who may ask the simulator for tokens. */
    static List<PlatformClient> platformClients(List<LocalAccount> accounts) {
        return Stream.concat(
                        accounts.stream()
                                .map(account ->
                                        PlatformClient.submitting(account.name(), PLATFORM_SECRET + account.name())),
                        Stream.of(PlatformClient.reading(RELAY, PLATFORM_SECRET + RELAY)))
                .toList();
    }

    /** The same credentials as secrets. */
    static Map<String, String> platformSecrets(List<LocalAccount> accounts, String prefix) {
        return Stream.concat(accounts.stream().map(LocalAccount::name), Stream.of(RELAY))
                .collect(Collectors.toMap(client -> prefix + client, LocalAccount::secret));
    }

    private static String secret(String client) {
        return "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}".formatted(client, PLATFORM_SECRET + client);
    }
}

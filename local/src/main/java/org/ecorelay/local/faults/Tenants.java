package org.ecorelay.local.faults;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.Consent;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.local.platform.PlatformClient;
import org.ecorelay.submission.PlatformCredential;

/** Two accounts with their keys, exporters and products, and their secrets at the platform, which may change. */
final class Tenants {
    static final List<String> ACCOUNTS = List.of("acme", "bolt");
    /** The store of an exporter that applies at an issuing body. */
    static final String APPLYING = "applied";

    static final String PRODUCT = "TABLE-01";

    private static final String READER = "relay";
    private static final String SECRET = "simulated-secret";

    private int platformGeneration;
    private int vaultGeneration;

    /** The account's API key. */
    static String apiKey(String account, KeyMode mode) {
        return "eco_%s_%s_%s_%s"
                .formatted(
                        mode.word(),
                        account,
                        mode.word(),
                        "a2b3c4d5e6f7".repeat(5).substring(0, 52));
    }

    /** What no log line may contain. */
    static Stream<String> secrets() {
        return Stream.concat(
                Stream.of(SECRET),
                ACCOUNTS.stream().flatMap(account -> Stream.of(KeyMode.values()).map(mode -> apiKey(account, mode))));
    }

    static void register(Registry registry) {
        for (String account : ACCOUNTS) {
            for (KeyMode mode : KeyMode.values()) {
                registry.put(
                        account,
                        "key#" + mode.word(),
                        Json.object()
                                .put("hash", Sha256.of(apiKey(account, mode)).value())
                                .put("mode", mode.word())
                                .put(
                                        "scopes",
                                        Json.array(Stream.of(Scope.values()).map(scope -> Json.text(scope.word()))))
                                .build());
            }
            registry.put(account, "store#shop", store("shop", "maker"));
            registry.put(account, "exporter#maker", approved(account));
            registry.put(account, "store#" + APPLYING, store(APPLYING, "applicant"));
            registry.put(
                    account,
                    "exporter#applicant",
                    exporter(account).put("route", "ISSUING_BODY").build());
            registry.put(account, "product#" + PRODUCT, product());
        }
    }

    private static Json.Obj store(String id, String exporter) {
        return Json.object()
                .put("id", id)
                .put("exporter", exporter)
                .put("modes", Json.object().put("*", "live").build())
                .build();
    }

    private static Json.Obj approved(String account) {
        return exporter(account)
                .put(
                        "approvedExporter",
                        Json.object()
                                .put("code", "CN-AE-0001")
                                .put("validUntil", "2099-12-31")
                                .put("goods", Json.array(Stream.of(Json.text("94"))))
                                .build())
                .put("route", "DECLARATION")
                .build();
    }

    /** One account is told of approvals at once, the other one once a day. */
    private static JsonObjectBuilder exporter(String account) {
        return Json.object()
                .put(
                        "party",
                        Json.object()
                                .put("name", "Bamboo Works of " + account)
                                .put("address", "3 Road, Anji")
                                .put("country", "CN")
                                .build())
                .put("alerts", Json.array(Stream.of(Json.text(alerts(account).text()))))
                .put("approvals", account.equals("acme") ? "immediate" : "daily");
    }

    /** The address of an account's exporter. */
    static AlertAddress alerts(String account) {
        return new AlertAddress("export@%s.example".formatted(account));
    }

    /** What is stored when the owner of an address has followed the link. */
    static void confirm(Registry registry, String account, AlertAddress address) {
        registry.put(
                account,
                "confirmation#" + address.hash(),
                Json.object()
                        .put("answer", Consent.Answer.CONFIRMED.name())
                        .put("at", VirtualTime.START.toString())
                        .build());
    }

    /** It originates by a change in tariff classification, whatever its price. */
    static Json.Obj product() {
        return Json.object()
                .put("description", "Bamboo dining table")
                .put("hsCode", "940360")
                .put("party", "CN")
                .put("substantial", true)
                .put(
                        "statedRule",
                        Json.object()
                                .put("rule", "CTH or RVC40")
                                .put("source", "RCEP Annex 3A, p.212")
                                .build())
                .put(
                        "materials",
                        Json.array(Stream.of(material("board", "441210", "CN"), material("legs", "730890", "DE"))))
                .build();
    }

    private static Json material(String id, String hs, String country) {
        return Json.object()
                .put("id", id)
                .put("hsCode", hs)
                .put("originCountry", country)
                .put("meetsRcep32", country.equals("CN"))
                .build();
    }

    /** Who is known at the platform now. */
    List<PlatformClient> clients() {
        return Stream.concat(
                        ACCOUNTS.stream()
                                .map(account -> PlatformClient.submitting(account, SECRET + platformGeneration)),
                        Stream.of(PlatformClient.reading(READER, SECRET + platformGeneration)))
                .toList();
    }

    /** The platform takes another secret from now on. */
    void changeAtPlatform() {
        platformGeneration++;
    }

    /** Our own vault has it, too. */
    void changeInVault() {
        vaultGeneration = platformGeneration;
    }

    /** The vault as one instance sees it: what was read once is kept until it is refused. */
    PlatformCredential.Source vault() {
        return new PlatformCredential.Source() {
            private int known = vaultGeneration;

            @Override
            public Optional<PlatformCredential> submitting(String account, String exporter) {
                return Optional.of(new PlatformCredential(account, SECRET + known));
            }

            @Override
            public Optional<PlatformCredential> reading() {
                return Optional.of(new PlatformCredential(READER, SECRET + known));
            }

            @Override
            public void refresh() {
                known = vaultGeneration;
            }
        };
    }
}

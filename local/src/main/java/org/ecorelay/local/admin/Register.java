package org.ecorelay.local.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecorelay.account.ApiKey;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Scope;
import org.ecorelay.account.store.ChangeStore;
import org.ecorelay.account.store.Store;
import org.ecorelay.account.store.StoreModes;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.notice.InviteAddresses;

/**
 * Enters accounts and what belongs to them. Nothing that is there is overwritten, except an exporter by {@link #replaceExporter}
 * and only as it was read. Every refusal is a {@link Refused}.
 */
final class Register {
    private static final String SETTINGS = "account#settings";
    private static final Pattern ID = Pattern.compile(ApiKey.ID);
    /** Secrets and topics carry it, too: the stack takes these alone. */
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    private static final Pattern KEY_ID = Pattern.compile(ApiKey.KEY_ID);
    private static final Pattern NAME = Pattern.compile(ApiKey.NAME);

    /** The profiles of all accounts, and the secret that polls for all of them. */
    private static final Set<String> RESERVED = Set.of(Registry.SYSTEM, "relay");

    private final Registry registry;
    private final ChangeStore change;
    private final InviteAddresses invite;
    private final RandomGenerator random;

    /**
     * Works on one deployment.
     *
     * @param change of what a store says
     * @param invite asks the owners of alert addresses, as soon as the poller runs
     * @param random cryptographically strong: keys come from it
     */
    public Register(Registry registry, ChangeStore change, InviteAddresses invite, RandomGenerator random) {
        this.registry = registry;
        this.change = change;
        this.invite = invite;
        this.random = random;
    }

    /** Enters an account, with the settings that every account begins with. */
    void account(String account) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new Refused(
                    "The id of an account has 2 to 31 small letters, digits and dashes and begins with a letter, not \"%s\"."
                            .formatted(account));
        }
        if (RESERVED.contains(account)) {
            throw new Refused("The id %s is the relay's own; choose another one.".formatted(account));
        }
        first(account, SETTINGS, Json.object().put("statedRules", true).build(), "the account " + account);
    }

    /** Enters an exporter, and has the owners of its alert addresses asked. */
    void exporter(String account, String exporter, Json.Obj body) {
        known(account);
        id("exporter", exporter);
        checked(body);
        first(account, Exporter.item(exporter), body, "the exporter %s of %s".formatted(exporter, account));
        invite.invite(account, exporter);
    }

    /** Replaces an exporter; addresses that are new to it are asked. */
    void replaceExporter(String account, String exporter, Json.Obj body) {
        known(account);
        checked(body);
        Json.Obj before = registry.find(account, Exporter.item(exporter))
                .orElseThrow(() -> new Refused(
                        "There is no exporter %s in %s; enter it without --replace.".formatted(exporter, account)));
        if (!registry.replace(account, Exporter.item(exporter), before, body)) {
            throw new Refused(
                    "Somebody else has changed the exporter %s just now; look at it and repeat.".formatted(exporter));
        }
        invite.invite(account, exporter);
    }

    /** Enters a store that sells for an exporter. Without modes it observes: nothing is submitted. */
    void store(String account, String store, String exporter, StoreModes modes) {
        known(account);
        id("store", store);
        if (registry.find(account, Exporter.item(exporter)).isEmpty()) {
            throw new Refused("There is no exporter %s in %s; enter it first: eco admin exporter %s %s FILE."
                    .formatted(exporter, account, account, exporter));
        }
        var body = Json.object().put("id", store).put("exporter", exporter);
        if (!modes.equals(StoreModes.UNSET)) {
            body.put("modes", modes.json());
        }
        first(account, Store.item(store), body.build(), "the store %s of %s".formatted(store, account));
    }

    /** Sets all modes of a store, as {@code PUT /v1/stores/{store}/modes} does; the record of the change names the operator. */
    boolean modes(String account, String store, StoreModes modes) {
        known(account);
        var operator = new Caller(account, "operator", KeyMode.LIVE, Set.of());
        return change.modes(operator, store, modes)
                .orElseThrow(() -> new Refused(
                        "There is no store %s in %s; eco admin list %s shows all.".formatted(store, account, account)))
                .changed();
    }

    /** Makes a key. The registry keeps its hash; this answer is the only place where it can be read. */
    String key(String account, String keyId, KeyMode mode, Set<Scope> scopes, Optional<String> name) {
        known(account);
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new Refused("A key id has 2 to 16 small letters and digits, not \"%s\".".formatted(keyId));
        }
        if (scopes.isEmpty()) {
            throw new Refused("A key needs at least one scope of " + words() + ".");
        }
        name.filter(NAME.asMatchPredicate().negate()).ifPresent(unfit -> {
            throw new Refused("A key's name has at most 24 letters, digits, spaces, dots, dashes and underscores.");
        });
        ApiKey key = ApiKey.create(mode, account, keyId, random);
        first(account, ApiKey.itemKey(keyId), key.item(scopes, name), "the key %s of %s".formatted(keyId, account));
        return key.text();
    }

    /** Ends a key. Functions that have seen it let it in for a minute more. Again it changes nothing. */
    void revoke(String account, String keyId) {
        known(account);
        Json.Obj key = registry.find(account, ApiKey.itemKey(keyId))
                .orElseThrow(() -> new Refused(
                        "There is no key %s in %s; eco admin list %s shows all.".formatted(keyId, account, account)));
        var disabled = Json.object().putAll(key);
        if (!registry.replace(
                account,
                ApiKey.itemKey(keyId),
                key,
                disabled.put("disabled", true).build())) {
            throw new Refused("Somebody else has changed the key %s just now; repeat.".formatted(keyId));
        }
    }

    /** What is entered for an account, without what proves a key. */
    Json.Obj list(String account) {
        known(account);
        return Json.object()
                .put("account", account)
                .put("exporters", all(account, "exporter", Set.of("party", "route", "alerts")))
                .put("stores", all(account, "store", Set.of("exporter", "modes")))
                .put("keys", all(account, "key", Set.of("mode", "scopes", "name", "disabled")))
                .build();
    }

    private Json all(String account, String kind, Set<String> shown) {
        var items = new ArrayList<Json>();
        registry.each(account, kind, (id, body) -> {
            var item = Json.object().put("id", id);
            body.members().forEach((name, value) -> {
                if (shown.contains(name)) {
                    item.put(name, value);
                }
            });
            items.add(item.build());
        });
        return Json.array(items.stream());
    }

    private void known(String account) {
        if (registry.find(account, SETTINGS).isEmpty()) {
            throw new Refused(
                    "There is no account %s here; enter it first: eco admin account %s.".formatted(account, account));
        }
    }

    private void first(String account, String item, Json.Obj body, String what) {
        if (!registry.putIfAbsent(account, item, body)) {
            throw new Refused(
                    "There is already %s; nothing was changed. eco admin list %s shows it.".formatted(what, account));
        }
    }

    private static void checked(Json.Obj body) {
        List<FieldProblem> problems = Exporter.problems(body);
        if (!problems.isEmpty()) {
            throw new Refused("The exporter cannot be entered: "
                    + problems.stream()
                            .map(problem -> "%s %s".formatted(problem.pointer(), problem.message()))
                            .collect(Collectors.joining("; ")));
        }
    }

    private static void id(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refused(
                    "The id of the %s has 2 to 32 small letters, digits and dashes and begins with no dash, not \"%s\"."
                            .formatted(what, id));
        }
    }

    static String words() {
        return Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));
    }
}

package org.ecorelay.local.admin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.account.store.ChangeStore;
import org.ecorelay.account.store.StoreMode;
import org.ecorelay.account.store.StoreModes;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.dynamo.DynamoBundles;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.aws.lambda.Clocks;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;
import org.ecorelay.notice.InviteAddresses;

/** The commands of an operator, as they were typed; says what was done and what is to do next. */
public final class Admin {
    private static final int MAX_FILE = 100_000;

    private final Register register;
    private final Tables tables;
    private final boolean json;
    private final PrintStream out;

    private Admin(Register register, Tables tables, boolean json, PrintStream out) {
        this.register = register;
        this.tables = tables;
        this.json = json;
        this.out = out;
    }

    /** On the tables of one stack. */
    public static Admin of(Tables tables, boolean json, PrintStream out) {
        var clock = InstantSource.system();
        var random = new SecureRandom();
        var registry = new DynamoRegistry(tables.dynamo(), tables.name("RegistryTable"));
        var work = new WorkTable(tables.dynamo(), tables.name("WorkTable"), random);
        var invite = new InviteAddresses(registry, new DynamoBundles(work, clock), Clocks.millis(clock));
        return new Admin(new Register(registry, new ChangeStore(registry, clock), invite, random), tables, json, out);
    }

    /** Enters an account. */
    public void account(String account) {
        done(() -> register.account(account));
        say(
                Json.object().put("account", account),
                ("The account %1$s is entered. On AWS its notice topic and its secret of the platform come with the next deployment"
                                + " that has %1$s in the context accounts.")
                        .formatted(account));
    }

    /** Enters or replaces an exporter from a JSON file. */
    public void exporter(String account, String exporter, Path file, boolean replace) throws IOException {
        Json.Obj body = read(file);
        done(() -> {
            if (replace) {
                register.replaceExporter(account, exporter, body);
            } else {
                register.exporter(account, exporter, body);
            }
        });
        say(
                Json.object().put("account", account).put("exporter", exporter),
                "The exporter %s of %s is entered; each alert address gets a mail with a link to confirm it%s."
                        .formatted(exporter, account, tables.isLocal() ? ": eco start prints it" : ""));
    }

    /** Enters a store. */
    public void store(String account, String store, String exporter, Optional<String> modes) {
        StoreModes parsed = modes.map(Admin::modes).orElse(StoreModes.UNSET);
        done(() -> register.store(account, store, exporter, parsed));
        say(
                Json.object()
                        .put("account", account)
                        .put("store", store)
                        .put("exporter", exporter)
                        .put("modes", parsed.json()),
                "The store %s of %s sells for %s%s."
                        .formatted(
                                store,
                                account,
                                exporter,
                                parsed.equals(StoreModes.UNSET)
                                        ? "; it observes, nothing is submitted until its modes say so"
                                        : ""));
    }

    /** Sets all modes of a store. */
    public void modes(String account, String store, String modes) {
        StoreModes parsed = modes(modes);
        boolean changed = tables.answered(() -> register.modes(account, store, parsed));
        say(
                Json.object()
                        .put("account", account)
                        .put("store", store)
                        .put("modes", parsed.json())
                        .put("changed", changed),
                "The store %s of %s has these modes%s: %s"
                        .formatted(store, account, changed ? " now" : " already", CanonicalJson.text(parsed.json())));
    }

    /** Makes a key and shows it, this once. */
    public void key(
            String account, String keyId, Optional<String> mode, Optional<String> scopes, Optional<String> name) {
        KeyMode kept = KeyMode.parse(mode.orElse("test"))
                .orElseThrow(() -> new Refused("--mode is test or live, not %s.".formatted(mode.orElse(""))));
        Set<Scope> granted = scopes.map(Admin::scopes).orElseGet(() -> EnumSet.allOf(Scope.class));
        String key = tables.answered(() -> register.key(account, keyId, kept, granted, name));
        say(
                Json.object().put("account", account).put("keyId", keyId).put("key", key),
                "%s%nThis is the only time that the key is shown: only its hash is kept.".formatted(key));
    }

    /** Ends a key. */
    public void revoke(String account, String keyId) {
        done(() -> register.revoke(account, keyId));
        say(
                Json.object().put("account", account).put("keyId", keyId).put("disabled", true),
                "The key %s of %s opens nothing any more; functions that have seen it let it in for at most a minute."
                        .formatted(keyId, account));
    }

    /** Shows what is entered for an account. */
    public void list(String account) {
        Json.Obj all = tables.answered(() -> register.list(account));
        if (json) {
            out.println(CanonicalJson.text(all));
            return;
        }
        for (String kind : List.of("exporters", "stores", "keys")) {
            out.println(kind);
            all.list(kind).forEach(item -> out.println("  " + CanonicalJson.text(item)));
        }
    }

    private void done(Runnable deed) {
        tables.answered(() -> {
            deed.run();
            return true;
        });
    }

    private void say(JsonObjectBuilder result, String sentence) {
        out.println(json ? CanonicalJson.text(result.build()) : sentence);
    }

    private static Json.Obj read(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new Refused("%s has more than %d bytes; an exporter has a few hundred.".formatted(file, MAX_FILE));
        }
        try {
            return JsonReader.readSentObject(Files.readAllBytes(file));
        } catch (MalformedJson e) {
            throw new Refused("%s is no JSON object in UTF-8: %s.".formatted(file, e.getMessage()));
        }
    }

    /** {@code *=observe,VN=live}. */
    private static StoreModes modes(String text) {
        var modes = new TreeMap<String, StoreMode>();
        for (String each : text.split(",", -1)) {
            String[] pair = each.split("=", -1);
            if (pair.length != 2
                    || !pair[0].matches("\\*|[A-Z]{2}")
                    || StoreMode.parse(pair[1]).isEmpty()) {
                throw new Refused(
                        "--modes takes destinations with off, observe or live, as in: --modes '*=observe,VN=live'.");
            }
            modes.put(pair[0], StoreMode.parse(pair[1]).orElseThrow());
        }
        return new StoreModes(modes);
    }

    private static Set<Scope> scopes(String text) {
        var scopes = new ArrayList<Scope>();
        Arrays.stream(text.split(",", -1))
                .forEach(word -> scopes.add(Scope.parse(word)
                        .orElseThrow(() -> new Refused(
                                "--scopes takes some of %s, not \"%s\".".formatted(Register.words(), word)))));
        return EnumSet.copyOf(scopes);
    }
}

package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The keys and their aliases, kept in a journal. Safe for use by many threads. */
final class KmsKeys {
    private final String arnPrefix;
    private final Journal journal;
    private final Map<String, KmsKey> keys = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Set<String> disabled = new HashSet<>();

    KmsKeys(Journals journals, String region, String accountId) throws IOException {
        this.arnPrefix = "arn:aws:kms:" + region + ":" + accountId + ":";
        this.journal = journals.open("kms", this::replay);
    }

    private void replay(ObjectNode line) {
        switch (Json.required(line, "event")) {
            case "key" -> {
                var key = KmsKey.fromJson(line);
                keys.put(key.id(), key);
            }
            case "alias" -> aliases.put(Json.required(line, "alias"), Json.required(line, "key"));
            case "enabled" -> disabled.remove(Json.required(line, "key"));
            case "disabled" -> disabled.add(Json.required(line, "key"));
            default -> throw new IllegalStateException("unknown line in the key journal");
        }
    }

    synchronized void add(KmsKey key) throws IOException {
        journal.append(key.toJson());
        keys.put(key.id(), key);
    }

    synchronized void alias(String alias, KmsKey key) throws IOException {
        if (aliases.containsKey(alias)) {
            throw AwsFailure.badRequest(
                    "AlreadyExistsException", "An alias with the name " + arnPrefix + alias + " already exists");
        }
        journal.append(Json.object().put("event", "alias").put("alias", alias).put("key", key.id()));
        aliases.put(alias, key.id());
    }

    synchronized void enable(KmsKey key, boolean enabled) throws IOException {
        journal.append(
                Json.object().put("event", enabled ? "enabled" : "disabled").put("key", key.id()));
        if (enabled) {
            disabled.remove(key.id());
        } else {
            disabled.add(key.id());
        }
    }

    /** The key by its id, its ARN, an alias or an alias' ARN, disabled or not. */
    synchronized KmsKey find(String reference) {
        var name = reference.startsWith(arnPrefix) ? reference.substring(arnPrefix.length()) : reference;
        var id = name.startsWith("alias/")
                ? aliases.get(name)
                : name.startsWith("key/") ? name.substring("key/".length()) : name;
        var key = id == null ? null : keys.get(id);
        if (key == null) {
            var what = name.startsWith("alias/") ? "Alias " : "Key ";
            var full = name.contains("/") ? arnPrefix + name : arnPrefix + "key/" + name;
            throw AwsFailure.badRequest(
                    "NotFoundException", what + (reference.startsWith("arn:") ? reference : full) + " is not found.");
        }
        return key;
    }

    /** The key, which must be enabled. */
    synchronized KmsKey usable(String reference) {
        var key = find(reference);
        if (!isEnabled(key)) {
            throw AwsFailure.badRequest("DisabledException", arn(key) + " is disabled.");
        }
        return key;
    }

    synchronized boolean isEnabled(KmsKey key) {
        return !disabled.contains(key.id());
    }

    String arn(KmsKey key) {
        return arnPrefix + "key/" + key.id();
    }
}

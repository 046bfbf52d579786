package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys and their aliases, kept in a journal. A key that is scheduled for deletion does nothing any more; when its time has come, it and its
 * aliases are not found. Safe for use by many threads.
 */
final class KmsKeys {
    private final String arnPrefix;
    private final Journal journal;
    private final Map<String, KmsKey> keys = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private final Map<String, Instant> deletions = new HashMap<>();
    private final InstantSource clock;

    KmsKeys(Journals journals, String region, String accountId, InstantSource clock) throws IOException {
        this.clock = clock;
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
            case "deletion" ->
                deletions.put(Json.required(line, "key"), Instant.parse(Json.required(line, "deletedAt")));
            case "kept" -> {
                deletions.remove(Json.required(line, "key"));
                disabled.add(Json.required(line, "key"));
            }
            default -> throw new IllegalStateException("unknown line in the key journal");
        }
    }

    synchronized void add(KmsKey key) throws IOException {
        journal.append(key.toJson());
        keys.put(key.id(), key);
    }

    synchronized void alias(String alias, KmsKey key) throws IOException {
        if (aliases.containsKey(alias) && !isGone(aliases.get(alias))) {
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

    /** From now on the key does nothing; at that time it is gone. */
    synchronized void delete(KmsKey key, Instant at) throws IOException {
        journal.append(
                Json.object().put("event", "deletion").put("key", key.id()).put("deletedAt", at.toString()));
        deletions.put(key.id(), at);
    }

    /** Takes a deletion back; the key is disabled then. */
    synchronized void keep(KmsKey key) throws IOException {
        if (deletion(key).isEmpty()) {
            throw AwsFailure.badRequest("KMSInvalidStateException", arn(key) + " is not pending deletion.");
        }
        journal.append(Json.object().put("event", "kept").put("key", key.id()));
        deletions.remove(key.id());
        disabled.add(key.id());
    }

    /** When the key will be gone, if it is to be. */
    synchronized Optional<Instant> deletion(KmsKey key) {
        return Optional.ofNullable(deletions.get(key.id()));
    }

    private boolean isGone(String id) {
        Instant at = deletions.get(id);
        return at != null && !clock.instant().isBefore(at);
    }

    /** The key by its id, its ARN, an alias or an alias' ARN, whatever its state is. */
    synchronized KmsKey find(String reference) {
        var name = reference.startsWith(arnPrefix) ? reference.substring(arnPrefix.length()) : reference;
        var id = name.startsWith("alias/")
                ? aliases.get(name)
                : name.startsWith("key/") ? name.substring("key/".length()) : name;
        var key = id == null ? null : keys.get(id);
        if (key == null || isGone(key.id())) {
            var what = name.startsWith("alias/") ? "Alias " : "Key ";
            var full = name.contains("/") ? arnPrefix + name : arnPrefix + "key/" + name;
            throw AwsFailure.badRequest(
                    "NotFoundException", what + (reference.startsWith("arn:") ? reference : full) + " is not found.");
        }
        return key;
    }

    /** The key, which must not be scheduled for deletion. */
    synchronized KmsKey kept(String reference) {
        var key = find(reference);
        if (deletion(key).isPresent()) {
            throw AwsFailure.badRequest("KMSInvalidStateException", arn(key) + " is pending deletion.");
        }
        return key;
    }

    /** The key, which must be enabled. */
    synchronized KmsKey usable(String reference) {
        var key = kept(reference);
        if (!isEnabled(key)) {
            throw AwsFailure.badRequest("DisabledException", arn(key) + " is disabled.");
        }
        return key;
    }

    synchronized boolean isEnabled(KmsKey key) {
        return !disabled.contains(key.id()) && deletion(key).isEmpty();
    }

    String arn(KmsKey key) {
        return arnPrefix + "key/" + key.id();
    }
}

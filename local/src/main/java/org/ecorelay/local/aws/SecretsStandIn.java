package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Secrets Manager: secrets with versions, kept in a journal. */
final class SecretsStandIn {
    private final String arnPrefix;
    private final InstantSource clock;
    private final Journal journal;
    private final Map<String, Secret> secrets = new TreeMap<>();

    SecretsStandIn(Journals journals, String region, String accountId, InstantSource clock) throws IOException {
        this.arnPrefix = "arn:aws:secretsmanager:" + region + ":" + accountId + ":secret:";
        this.clock = clock;
        this.journal = journals.open("secrets", this::replay);
    }

    Backend backend() {
        return new JsonOperations(
                "secretsmanager",
                Map.of(
                        "CreateSecret", this::create,
                        "GetSecretValue", this::get,
                        "PutSecretValue", this::put,
                        "DescribeSecret", this::describe));
    }

    /** The ARN that policies are compared with; the end of one that is not there is not known. */
    synchronized String arn(String nameOrArn) {
        if (nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        Secret known = secrets.get(nameOrArn);
        return known == null ? arnPrefix + nameOrArn + "-??????" : known.arn();
    }

    private synchronized ObjectNode create(ObjectNode input) throws IOException {
        var name = Json.required(input, "Name");
        if (!name.matches("[a-zA-Z0-9/_+=.@-]{1,512}")) {
            throw AwsFailure.badRequest("ValidationException", "Invalid name. Must be a valid name.");
        }
        if (secrets.containsKey(name)) {
            throw AwsFailure.badRequest(
                    "ResourceExistsException", "The operation failed because the secret " + name + " already exists.");
        }
        var arn = arnPrefix + name + "-" + UUID.randomUUID().toString().substring(0, 6);
        return store(new Secret(name, arn, List.of()), version(input));
    }

    private synchronized ObjectNode put(ObjectNode input) throws IOException {
        var secret = find(input);
        var version = version(input);
        if (version.text() == null && version.binary() == null) {
            throw AwsFailure.badRequest(
                    "InvalidRequestException", "You must provide either SecretString or SecretBinary.");
        }
        var same = secret.version(version.id());
        if (same.isEmpty()) {
            return store(secret, version);
        }
        if (same.get().holdsSameAs(version)) {
            return named(secret).put("VersionId", version.id());
        }
        throw AwsFailure.badRequest("ResourceExistsException", "The version " + version.id() + " has another value.");
    }

    private ObjectNode store(Secret secret, Secret.Version version) throws IOException {
        journal.append(Json.object()
                .put("name", secret.name())
                .put("arn", secret.arn())
                .put("version", version.id())
                .put("createdAt", version.createdAt().toString())
                .put("text", version.text())
                .put("binary", version.binary()));
        secrets.put(secret.name(), secret.with(version));
        return named(secret).put("VersionId", version.id());
    }

    private void replay(ObjectNode line) {
        var name = Json.required(line, "name");
        var known = secrets.getOrDefault(name, new Secret(name, Json.required(line, "arn"), List.of()));
        var version = new Secret.Version(
                Json.required(line, "version"),
                line.path("text").textValue(),
                line.path("binary").textValue(),
                Instant.parse(Json.required(line, "createdAt")));
        secrets.put(name, known.with(version));
    }

    private Secret.Version version(ObjectNode input) {
        return new Secret.Version(
                Json.text(input, "ClientRequestToken")
                        .orElseGet(() -> UUID.randomUUID().toString()),
                input.path("SecretString").textValue(),
                input.path("SecretBinary").textValue(),
                clock.instant());
    }

    private synchronized ObjectNode get(ObjectNode input) {
        var secret = find(input);
        var stage = Json.text(input, "VersionStage").orElse("AWSCURRENT");
        var wanted = Json.text(input, "VersionId");
        var version = wanted.map(secret::version)
                .orElseGet(() -> secret.staged(stage))
                .filter(found -> found.text() != null || found.binary() != null)
                .orElseThrow(() -> AwsFailure.badRequest(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for "
                                + wanted.map(id -> "VersionId: " + id).orElse("staging label: " + stage)));
        var json = named(secret)
                .put("VersionId", version.id())
                .put("CreatedDate", version.createdAt().toEpochMilli() / 1000.0);
        if (version.text() != null) {
            json.put("SecretString", version.text());
        } else {
            json.put("SecretBinary", version.binary());
        }
        secret.stages(version).forEach(json.putArray("VersionStages")::add);
        return json;
    }

    private synchronized ObjectNode describe(ObjectNode input) {
        var secret = find(input);
        var json = named(secret);
        var stages = json.putObject("VersionIdsToStages");
        for (var version : secret.versions()) {
            secret.stages(version).forEach(stages.putArray(version.id())::add);
        }
        return json;
    }

    private Secret find(ObjectNode input) {
        var reference = Json.required(input, "SecretId");
        return secrets.values().stream()
                .filter(secret ->
                        secret.name().equals(reference) || secret.arn().equals(reference))
                .findFirst()
                .orElseThrow(() -> AwsFailure.badRequest(
                        "ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private static ObjectNode named(Secret secret) {
        return Json.object().put("ARN", secret.arn()).put("Name", secret.name());
    }
}

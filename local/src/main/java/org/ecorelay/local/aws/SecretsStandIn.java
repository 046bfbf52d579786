package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Secrets Manager: secrets with versions, kept in a journal. A secret that is scheduled for deletion can be described and nothing else; when its
 * time has come, it is gone.
 */
final class SecretsStandIn {
    /** Secrets Manager API reference, DeleteSecret: 7 to 30 days, 30 when nobody says. */
    private static final int MIN_RECOVERY_DAYS = 7;

    private static final int MAX_RECOVERY_DAYS = 30;

    private final String arnPrefix;
    private final InstantSource clock;
    private final Secrets secrets;

    SecretsStandIn(Journals journals, String region, String accountId, InstantSource clock) throws IOException {
        this.arnPrefix = "arn:aws:secretsmanager:" + region + ":" + accountId + ":secret:";
        this.clock = clock;
        this.secrets = new Secrets(journals, clock);
    }

    Backend backend() {
        return new JsonOperations(
                "secretsmanager",
                Map.of(
                        "CreateSecret", this::create,
                        "GetSecretValue", this::get,
                        "PutSecretValue", this::put,
                        "DescribeSecret", this::describe,
                        "DeleteSecret", this::delete));
    }

    /** The ARN that policies are compared with; the end of one that is not there is not known. */
    synchronized String arn(String nameOrArn) {
        if (nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        return secrets.find(nameOrArn).map(Secret::arn).orElse(arnPrefix + nameOrArn + "-??????");
    }

    private synchronized ObjectNode create(ObjectNode input) throws IOException {
        var name = Json.required(input, "Name");
        if (!name.matches("[a-zA-Z0-9/_+=.@-]{1,512}")) {
            throw AwsFailure.badRequest("ValidationException", "Invalid name. Must be a valid name.");
        }
        Optional<Secret> same = secrets.find(name);
        if (same.isPresent()) {
            requireKept(
                    same.get(),
                    "create this secret because a secret with this name is already scheduled for deletion.");
            throw AwsFailure.badRequest(
                    "ResourceExistsException", "The operation failed because the secret " + name + " already exists.");
        }
        secrets.forget(name);
        var arn = arnPrefix + name + "-" + UUID.randomUUID().toString().substring(0, 6);
        return store(new Secret(name, arn, List.of()), version(input));
    }

    private synchronized ObjectNode put(ObjectNode input) throws IOException {
        var secret = kept(input);
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
        secrets.add(secret, version);
        return named(secret).put("VersionId", version.id());
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
        var secret = kept(input);
        var stage = Json.text(input, "VersionStage").orElse("AWSCURRENT");
        var wanted = Json.text(input, "VersionId");
        var version = wanted.map(secret::version)
                .orElseGet(() -> secret.staged(stage))
                .filter(found -> found.text() != null || found.binary() != null)
                .orElseThrow(() -> AwsFailure.badRequest(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for "
                                + wanted.map(id -> "VersionId: " + id).orElse("staging label: " + stage)));
        var json = named(secret).put("VersionId", version.id()).put("CreatedDate", seconds(version.createdAt()));
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
        secrets.deletion(secret).ifPresent(at -> json.put("DeletedDate", seconds(at)));
        return json;
    }

    /** At once and without a complaint about one that is not there, or after a recovery window. */
    private synchronized ObjectNode delete(ObjectNode input) throws IOException {
        boolean atOnce = input.path("ForceDeleteWithoutRecovery").asBoolean();
        if (atOnce && input.has("RecoveryWindowInDays")) {
            throw AwsFailure.badRequest(
                    "InvalidParameterException",
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        int days = input.path("RecoveryWindowInDays").asInt(MAX_RECOVERY_DAYS);
        if (days < MIN_RECOVERY_DAYS || days > MAX_RECOVERY_DAYS) {
            throw AwsFailure.badRequest(
                    "InvalidParameterException", "The RecoveryWindowInDays value must be between 7 and 30 days.");
        }
        return atOnce ? deleteNow(Json.required(input, "SecretId")) : deleteIn(Duration.ofDays(days), kept(input));
    }

    private ObjectNode deleteNow(String reference) throws IOException {
        Optional<Secret> secret = secrets.find(reference);
        if (secret.isPresent()) {
            secrets.forget(secret.get().name());
        }
        return secret.map(SecretsStandIn::named)
                .orElseGet(() -> Json.object().put("ARN", arn(reference)).put("Name", reference))
                .put("DeletionDate", seconds(clock.instant()));
    }

    private ObjectNode deleteIn(Duration window, Secret secret) throws IOException {
        Instant at = clock.instant().plus(window);
        secrets.delete(secret, at);
        return named(secret).put("DeletionDate", seconds(at));
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private Secret find(ObjectNode input) {
        return secrets.find(Json.required(input, "SecretId"))
                .orElseThrow(() -> AwsFailure.badRequest(
                        "ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private Secret kept(ObjectNode input) {
        Secret secret = find(input);
        requireKept(secret, "perform this operation on the secret because it was marked for deletion.");
        return secret;
    }

    private void requireKept(Secret secret, String what) {
        if (secrets.deletion(secret).isPresent()) {
            throw AwsFailure.badRequest("InvalidRequestException", "You can't " + what);
        }
    }

    private static ObjectNode named(Secret secret) {
        return Json.object().put("ARN", secret.arn()).put("Name", secret.name());
    }
}

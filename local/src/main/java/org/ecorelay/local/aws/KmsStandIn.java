package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** KMS with asymmetric signing keys. It makes SM2 keys in every Region; AWS does in China Regions alone. */
final class KmsStandIn {
    private static final String SIGN_VERIFY = "SIGN_VERIFY";
    private static final String PENDING_DELETION = "PendingDeletion";
    /** KMS API reference, ScheduleKeyDeletion: 7 to 30 days, 30 when nobody says. */
    private static final int MIN_PENDING_DAYS = 7;

    private static final int MAX_PENDING_DAYS = 30;

    private final KmsKeys keys;
    private final String accountId;
    private final InstantSource clock;

    KmsStandIn(KmsKeys keys, String accountId, InstantSource clock) {
        this.keys = keys;
        this.accountId = accountId;
        this.clock = clock;
    }

    Backend backend() {
        return new JsonOperations(
                "kms",
                Map.of(
                        "CreateKey", this::createKey,
                        "DescribeKey", input -> metadata(key(input)),
                        "GetPublicKey", this::getPublicKey,
                        "Sign", this::sign,
                        "Verify", this::verify,
                        "CreateAlias", this::createAlias,
                        "EnableKey", input -> enable(input, true),
                        "DisableKey", input -> enable(input, false),
                        "ScheduleKeyDeletion", this::scheduleDeletion,
                        "CancelKeyDeletion", this::cancelDeletion));
    }

    private ObjectNode createKey(ObjectNode input) throws IOException {
        var name = Json.text(input, "KeySpec")
                .or(() -> Json.text(input, "CustomerMasterKeySpec"))
                .orElse("SYMMETRIC_DEFAULT");
        var spec = Arrays.stream(KmsKeySpec.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unsupported("The embedded KMS does not make keys of spec " + name + "."));
        if (!Json.text(input, "KeyUsage").equals(Optional.of(SIGN_VERIFY))) {
            throw unsupported("The embedded KMS makes keys of usage " + SIGN_VERIFY + " only.");
        }
        var description = Json.text(input, "Description").orElse("");
        var key = KmsKey.generate(spec, clock.instant(), description);
        keys.add(key);
        return metadata(key);
    }

    private ObjectNode metadata(KmsKey key) {
        var json = Json.object();
        var metadata = json.putObject("KeyMetadata")
                .put("AWSAccountId", accountId)
                .put("KeyId", key.id())
                .put("Arn", keys.arn(key))
                .put("CreationDate", key.createdAt().toEpochMilli() / 1000.0)
                .put("Enabled", keys.isEnabled(key))
                .put("KeyState", state(key))
                .put("Description", key.description())
                .put("KeyUsage", SIGN_VERIFY)
                .put("KeySpec", key.spec().name())
                .put("CustomerMasterKeySpec", key.spec().name())
                .put("KeyManager", "CUSTOMER")
                .put("Origin", "AWS_KMS")
                .put("MultiRegion", false);
        var algorithms = metadata.putArray("SigningAlgorithms");
        SigningAlgorithm.names(key.spec()).forEach(algorithms::add);
        keys.deletion(key).ifPresent(at -> metadata.put("DeletionDate", at.toEpochMilli() / 1000.0));
        return json;
    }

    private String state(KmsKey key) {
        if (keys.deletion(key).isPresent()) {
            return PENDING_DELETION;
        }
        return keys.isEnabled(key) ? "Enabled" : "Disabled";
    }

    private ObjectNode getPublicKey(ObjectNode input) {
        var key = usable(input);
        var json = Json.object()
                .put("KeyId", keys.arn(key))
                .put("PublicKey", key.pair().getPublic().getEncoded())
                .put("KeyUsage", SIGN_VERIFY)
                .put("KeySpec", key.spec().name())
                .put("CustomerMasterKeySpec", key.spec().name());
        var algorithms = json.putArray("SigningAlgorithms");
        SigningAlgorithm.names(key.spec()).forEach(algorithms::add);
        return json;
    }

    private ObjectNode sign(ObjectNode input) {
        var key = usable(input);
        var algorithm = SigningAlgorithm.parse(Json.required(input, "SigningAlgorithm"), key);
        var signature = algorithm.sign(key.pair(), Json.bytes(input, "Message"), isDigest(input));
        return Json.object()
                .put("KeyId", keys.arn(key))
                .put("Signature", signature)
                .put("SigningAlgorithm", algorithm.name());
    }

    private ObjectNode verify(ObjectNode input) {
        var key = usable(input);
        var algorithm = SigningAlgorithm.parse(Json.required(input, "SigningAlgorithm"), key);
        var message = Json.bytes(input, "Message");
        if (!algorithm.verifies(key.pair(), message, isDigest(input), Json.bytes(input, "Signature"))) {
            throw AwsFailure.badRequest("KMSInvalidSignatureException", "The signature does not verify.");
        }
        return Json.object()
                .put("KeyId", keys.arn(key))
                .put("SignatureValid", true)
                .put("SigningAlgorithm", algorithm.name());
    }

    private static boolean isDigest(ObjectNode input) {
        var type = Json.text(input, "MessageType").orElse("RAW");
        return switch (type) {
            case "RAW" -> false;
            case "DIGEST" -> true;
            default -> throw Json.invalid("Value '" + type + "' at 'messageType' must be one of [RAW, DIGEST]");
        };
    }

    private ObjectNode createAlias(ObjectNode input) throws IOException {
        var alias = Json.required(input, "AliasName");
        if (!alias.matches("alias/[a-zA-Z0-9/_-]+")) {
            throw Json.invalid("Alias must start with the prefix \"alias/\" and have a name of letters, digits, /_-");
        }
        keys.alias(alias, keys.kept(Json.required(input, "TargetKeyId")));
        return Json.object();
    }

    private ObjectNode enable(ObjectNode input, boolean enabled) throws IOException {
        keys.enable(keys.kept(id(input)), enabled);
        return Json.object();
    }

    private ObjectNode scheduleDeletion(ObjectNode input) throws IOException {
        var key = keys.kept(id(input));
        int days = input.path("PendingWindowInDays").asInt(MAX_PENDING_DAYS);
        if (days < MIN_PENDING_DAYS || days > MAX_PENDING_DAYS) {
            throw Json.invalid(
                    "PendingWindowInDays must be %d to %d, not %d".formatted(MIN_PENDING_DAYS, MAX_PENDING_DAYS, days));
        }
        Instant at = clock.instant().plus(Duration.ofDays(days));
        keys.delete(key, at);
        return Json.object()
                .put("KeyId", keys.arn(key))
                .put("DeletionDate", at.toEpochMilli() / 1000.0)
                .put("KeyState", PENDING_DELETION)
                .put("PendingWindowInDays", days);
    }

    private ObjectNode cancelDeletion(ObjectNode input) throws IOException {
        var key = keys.find(id(input));
        keys.keep(key);
        return Json.object().put("KeyId", keys.arn(key));
    }

    /** Of an operation that takes no alias, lest another key be meant than the one that it once named. */
    private static String id(ObjectNode input) {
        var reference = Json.required(input, "KeyId");
        if (reference.contains("alias/")) {
            throw AwsFailure.badRequest("NotFoundException", "Invalid keyId " + reference);
        }
        return reference;
    }

    private KmsKey key(ObjectNode input) {
        return keys.find(Json.required(input, "KeyId"));
    }

    private KmsKey usable(ObjectNode input) {
        return keys.usable(Json.required(input, "KeyId"));
    }

    private static AwsFailure unsupported(String message) {
        return AwsFailure.badRequest("UnsupportedOperationException", message);
    }
}

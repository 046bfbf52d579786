package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidSignatureException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

class KmsStandInTest {
    private static final byte[] MESSAGE = "the e-CO".getBytes(StandardCharsets.UTF_8);

    private final KmsClient kms = Clients.of(Clients.sharedAws(), "keys").kms();

    private KeyMetadata key(KeySpec spec) {
        return kms.createKey(create -> create.keySpec(spec).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata();
    }

    private byte[] sign(String keyId, SigningAlgorithmSpec algorithm, MessageType type, byte[] message) {
        return kms.sign(sign -> sign.keyId(keyId)
                        .signingAlgorithm(algorithm)
                        .messageType(type)
                        .message(SdkBytes.fromByteArray(message)))
                .signature()
                .asByteArray();
    }

    private boolean verifies(String keyId, String family, String algorithm, byte[] signature)
            throws GeneralSecurityException {
        var encoded = kms.getPublicKey(get -> get.keyId(keyId)).publicKey().asByteArray();
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(MESSAGE);
        return verifier.verify(signature);
    }

    private static byte[] digest() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    }

    @Test
    void message_and_digest_are_signed_alike() throws GeneralSecurityException {
        var id = key(KeySpec.ECC_NIST_P256).keyId();
        var raw = sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.RAW, MESSAGE);
        var digest = sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.DIGEST, digest());
        assertThat(verifies(id, "EC", "SHA256withECDSA", raw)).isTrue();
        assertThat(verifies(id, "EC", "SHA256withECDSA", digest)).isTrue();
    }

    @Test
    void an_rsa_key_signs_too() throws GeneralSecurityException {
        var id = key(KeySpec.RSA_2048).keyId();
        var algorithm = SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256;
        var raw = sign(id, algorithm, MessageType.RAW, MESSAGE);
        var digest = sign(id, algorithm, MessageType.DIGEST, digest());
        assertThat(verifies(id, "RSA", "SHA256withRSA", raw)).isTrue();
        assertThat(digest).isEqualTo(raw);
    }

    @Test
    void an_rsa_key_signs_with_pss_over_message_and_digest() throws GeneralSecurityException {
        var id = key(KeySpec.RSA_2048).keyId();
        var algorithm = SigningAlgorithmSpec.RSASSA_PSS_SHA_256;
        for (byte[] signature : List.of(
                sign(id, algorithm, MessageType.RAW, MESSAGE), sign(id, algorithm, MessageType.DIGEST, digest()))) {
            var encoded = kms.getPublicKey(get -> get.keyId(id)).publicKey().asByteArray();
            var verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(MESSAGE);
            assertThat(verifier.verify(signature)).isTrue();
        }
    }

    @Test
    void an_sm2_key_signs_a_message_and_the_digest_of_z_and_the_message_alike() {
        var id = key(KeySpec.SM2).keyId();
        var algorithm = SigningAlgorithmSpec.SM2_DSA;
        byte[] spki = kms.getPublicKey(get -> get.keyId(id)).publicKey().asByteArray();
        byte[] digest = VerificationKey.ofSpki(spki).digest(MESSAGE);
        byte[] raw = sign(id, algorithm, MessageType.RAW, MESSAGE);
        byte[] ofDigest = sign(id, algorithm, MessageType.DIGEST, digest);
        for (byte[] signature : List.of(raw, ofDigest)) {
            assertThat(verifies(id, algorithm, MessageType.RAW, MESSAGE, signature))
                    .isTrue();
            assertThat(verifies(id, algorithm, MessageType.DIGEST, digest, signature))
                    .isTrue();
            digest[0] ^= 1;
            assertThat(verifies(id, algorithm, MessageType.DIGEST, digest, signature))
                    .isFalse();
            digest[0] ^= 1;
        }
    }

    private boolean verifies(
            String keyId, SigningAlgorithmSpec algorithm, MessageType type, byte[] message, byte[] signature) {
        try {
            return kms.verify(verify -> verify.keyId(keyId)
                            .signingAlgorithm(algorithm)
                            .messageType(type)
                            .message(SdkBytes.fromByteArray(message))
                            .signature(SdkBytes.fromByteArray(signature)))
                    .signatureValid();
        } catch (KmsInvalidSignatureException refused) {
            return false;
        }
    }

    @Test
    void a_key_says_what_it_signs_with() {
        assertThat(key(KeySpec.RSA_2048).signingAlgorithms())
                .containsExactly(
                        SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256, SigningAlgorithmSpec.RSASSA_PSS_SHA_256);
        assertThat(key(KeySpec.SM2).signingAlgorithms()).containsExactly(SigningAlgorithmSpec.SM2_DSA);
    }

    @Test
    void a_key_is_found_by_id_arn_and_alias() {
        var key = key(KeySpec.ECC_NIST_P256);
        kms.createAlias(create -> create.aliasName("alias/certificates").targetKeyId(key.keyId()));
        for (var name : new String[] {
            key.keyId(), key.arn(), "alias/certificates", "arn:aws:kms:eu-central-1:000000000000:alias/certificates"
        }) {
            assertThat(kms.describeKey(describe -> describe.keyId(name))
                            .keyMetadata()
                            .arn())
                    .isEqualTo(key.arn());
        }
        assertThat(key.creationDate()).isNotNull();
        assertThatThrownBy(() -> kms.createAlias(
                        create -> create.aliasName("alias/certificates").targetKeyId(key.keyId())))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void verify_accepts_the_signature_of_the_message_only() {
        var id = key(KeySpec.ECC_NIST_P256).keyId();
        var signature = sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.RAW, MESSAGE);
        assertThat(verify(id, MESSAGE, signature)).isTrue();
        assertThatThrownBy(() -> verify(id, new byte[] {1}, signature))
                .isInstanceOf(KmsInvalidSignatureException.class);
        assertThatThrownBy(() -> verify(id, MESSAGE, new byte[] {1})).isInstanceOf(KmsInvalidSignatureException.class);
    }

    private boolean verify(String keyId, byte[] message, byte[] signature) {
        return kms.verify(verify -> verify.keyId(keyId)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                        .message(SdkBytes.fromByteArray(message))
                        .signature(SdkBytes.fromByteArray(signature)))
                .signatureValid();
    }

    @Test
    void a_missing_key_is_not_found() {
        assertThatThrownBy(() -> kms.describeKey(describe -> describe.keyId("alias/none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("alias/none");
        assertThatThrownBy(() -> kms.getPublicKey(get -> get.keyId("none"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_disabled_key_does_not_sign_until_it_is_enabled() {
        var id = key(KeySpec.ECC_NIST_P256).keyId();
        kms.disableKey(disable -> disable.keyId(id));
        assertThatThrownBy(() -> sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.RAW, MESSAGE))
                .isInstanceOf(DisabledException.class);
        kms.enableKey(enable -> enable.keyId(id));
        assertThat(sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.RAW, MESSAGE))
                .isNotEmpty();
    }

    @Test
    void a_key_that_is_scheduled_for_deletion_does_nothing_and_is_still_described() {
        var key = key(KeySpec.ECC_NIST_P256);
        var scheduled =
                kms.scheduleKeyDeletion(delete -> delete.keyId(key.arn()).pendingWindowInDays(7));
        assertThat(scheduled.keyId()).isEqualTo(key.arn());
        assertThat(scheduled.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThat(Duration.between(Instant.now(), scheduled.deletionDate()))
                .isBetween(Duration.ofDays(6), Duration.ofDays(7));
        var metadata = kms.describeKey(describe -> describe.keyId(key.keyId())).keyMetadata();
        assertThat(metadata.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThat(metadata.enabled()).isFalse();
        assertThat(metadata.deletionDate()).isEqualTo(scheduled.deletionDate());
        for (Executable refused : List.<Executable>of(
                () -> sign(key.keyId(), SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.RAW, MESSAGE),
                () -> kms.getPublicKey(get -> get.keyId(key.keyId())),
                () -> kms.enableKey(enable -> enable.keyId(key.keyId())),
                () -> kms.createAlias(create -> create.aliasName("alias/late").targetKeyId(key.keyId())),
                () -> kms.scheduleKeyDeletion(delete -> delete.keyId(key.keyId())))) {
            assertThatThrownBy(refused::execute)
                    .isInstanceOf(KmsInvalidStateException.class)
                    .hasMessageContaining("is pending deletion");
        }
    }

    @Test
    void a_deletion_that_is_taken_back_leaves_a_disabled_key() {
        var id = key(KeySpec.ECC_NIST_P256).keyId();
        assertThatThrownBy(() -> kms.cancelKeyDeletion(cancel -> cancel.keyId(id)))
                .isInstanceOf(KmsInvalidStateException.class);
        kms.scheduleKeyDeletion(delete -> delete.keyId(id));
        kms.cancelKeyDeletion(cancel -> cancel.keyId(id));
        assertThatThrownBy(() -> sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.RAW, MESSAGE))
                .isInstanceOf(DisabledException.class);
        kms.enableKey(enable -> enable.keyId(id));
        assertThat(sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.RAW, MESSAGE))
                .isNotEmpty();
    }

    @Test
    void a_key_is_not_deleted_by_its_alias_or_sooner_than_allowed() {
        var key = key(KeySpec.ECC_NIST_P256);
        kms.createAlias(create -> create.aliasName("alias/kept-key").targetKeyId(key.keyId()));
        assertThatThrownBy(() -> kms.scheduleKeyDeletion(delete -> delete.keyId("alias/kept-key")))
                .isInstanceOf(NotFoundException.class);
        for (int days : new int[] {6, 31}) {
            assertThatThrownBy(() -> kms.scheduleKeyDeletion(
                            delete -> delete.keyId(key.keyId()).pendingWindowInDays(days)))
                    .isInstanceOf(KmsException.class)
                    .hasMessageContaining("must be 7 to 30");
        }
        assertThat(kms.describeKey(describe -> describe.keyId("alias/kept-key"))
                        .keyMetadata()
                        .keyState())
                .isEqualTo(KeyState.ENABLED);
    }

    @Test
    void an_algorithm_of_another_key_type_is_refused() {
        var id = key(KeySpec.ECC_NIST_P256).keyId();
        assertThatThrownBy(() -> sign(id, SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256, MessageType.RAW, MESSAGE))
                .isInstanceOf(InvalidKeyUsageException.class);
    }

    @Test
    void a_digest_of_the_wrong_length_is_invalid() {
        var id = key(KeySpec.ECC_NIST_P256).keyId();
        assertThatThrownBy(() -> sign(id, SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.DIGEST, MESSAGE))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"));
    }

    @Test
    void other_keys_and_operations_are_refused_by_name() {
        assertThatThrownBy(() -> kms.createKey()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kms.listKeys()).isInstanceOfSatisfying(KmsException.class, refused -> {
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
            assertThat(refused.awsErrorDetails().errorMessage()).contains("kms ListKeys");
        });
    }
}

package org.ecorelay.aws;

import java.util.concurrent.atomic.AtomicReference;
import org.ecorelay.attestation.EcdsaSignature;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** A P-256 key in KMS (key spec ECC_NIST_P256, ECDSA_SHA_256 over a digest). The private key never leaves KMS. */
public final class KmsSigningKey implements SigningKey {
    private static final int P256_BYTES = 32;

    private final KmsClient kms;
    private final String key;
    private final AtomicReference<@Nullable PublicKeyJwk> publicKey = new AtomicReference<>();

    /**
     * One key.
     *
     * @param key ARN or id
     */
    public KmsSigningKey(KmsClient kms, String key) {
        this.kms = kms;
        this.key = key;
    }

    @Override
    public String algorithm() {
        return "ES256";
    }

    @Override
    public String keyId() {
        return publicKey().thumbprint();
    }

    @Override
    public byte[] sign(byte[] digest) {
        byte[] der = kms.sign(sign -> sign.keyId(key)
                        .message(SdkBytes.fromByteArray(digest))
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                .signature()
                .asByteArray();
        return EcdsaSignature.concatenated(der, P256_BYTES);
    }

    /** The public key as JWK. */
    public Json.Obj jwk() {
        return publicKey().json();
    }

    /** Read once: a KMS key's material never changes. */
    private PublicKeyJwk publicKey() {
        PublicKeyJwk known = publicKey.get();
        if (known == null) {
            known = PublicKeyJwk.ofSpki(
                    kms.getPublicKey(get -> get.keyId(key)).publicKey().asByteArray());
            publicKey.set(known);
        }
        return known;
    }
}

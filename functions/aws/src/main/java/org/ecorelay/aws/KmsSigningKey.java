package org.ecorelay.aws;

import java.util.concurrent.atomic.AtomicReference;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;

/**
 * A key in KMS. The private key never leaves KMS; what is signed there is a digest, so that a document may be of any length.
 * Thread-safe.
 */
public final class KmsSigningKey implements SigningKey {
    private final KmsClient kms;
    private final String key;
    private final SignatureAlgorithm algorithm;
    private final AtomicReference<@Nullable PublicJwk> publicKey = new AtomicReference<>();

    /**
     * One key, which is not asked for before it is used.
     *
     * @param key ARN or id
     * @param algorithm what it signs with; its key spec has to fit
     */
    public KmsSigningKey(KmsClient kms, String key, SignatureAlgorithm algorithm) {
        this.kms = kms;
        this.key = key;
        this.algorithm = algorithm;
    }

    /** A key whose public half is known; KMS is not asked for it, so that a key that KMS has disabled is still published. */
    public KmsSigningKey(KmsClient kms, String key, PublicJwk jwk) {
        this(kms, key, jwk.algorithm());
        publicKey.set(jwk);
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public String keyId() {
        return jwk().kid();
    }

    @Override
    public byte[] sign(byte[] signingInput) {
        byte[] digest = jwk().key().digest(signingInput);
        byte[] signature = kms.sign(sign -> sign.keyId(key)
                        .message(SdkBytes.fromByteArray(digest))
                        .messageType(MessageType.DIGEST)
                        .signingAlgorithm(algorithm.kmsName()))
                .signature()
                .asByteArray();
        byte[] asCarried = algorithm.joseForm(signature);
        // A document that its published key does not verify must never leave: an operator may have entered the wrong
        // one.
        if (!jwk().verifies(signingInput, asCarried)) {
            throw new IllegalStateException("key %s does not sign as the public key %s".formatted(key, keyId()));
        }
        return asCarried;
    }

    /**
     * The public key. Read once: the material of a KMS key never changes.
     *
     * @throws IllegalStateException if the key does not fit the algorithm, which is an error of the deployment
     */
    public PublicJwk jwk() {
        PublicJwk known = publicKey.get();
        if (known == null) {
            byte[] spki = kms.getPublicKey(get -> get.keyId(key)).publicKey().asByteArray();
            try {
                known = new PublicJwk(algorithm, VerificationKey.ofSpki(spki));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "key %s is configured for %s: %s".formatted(key, algorithm, e.getMessage()), e);
            }
            publicKey.set(known);
        }
        return known;
    }
}

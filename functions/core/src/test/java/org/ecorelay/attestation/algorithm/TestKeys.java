package org.ecorelay.attestation.algorithm;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.ecorelay.attestation.SigningKey;

/** A key in memory for each algorithm. It signs messages, not digests: what our digests are worth is seen by verifying. */
public record TestKeys(SignatureAlgorithm algorithm, KeyPair pair) implements SigningKey {
    /** Passed by name, never registered: nothing of the product may find it. */
    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    /** A new key of the smallest spec. */
    public static TestKeys of(SignatureAlgorithm algorithm) {
        return of(algorithm, smallestSpec(algorithm));
    }

    static KeySpec smallestSpec(SignatureAlgorithm algorithm) {
        return Arrays.stream(KeySpec.values())
                .filter(algorithm::fits)
                .findFirst()
                .orElseThrow();
    }

    static TestKeys of(SignatureAlgorithm algorithm, KeySpec spec) {
        try {
            return new TestKeys(algorithm, generator(spec).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPairGenerator generator(KeySpec spec) throws GeneralSecurityException {
        var generator = spec == KeySpec.SM2
                ? KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE)
                : KeyPairGenerator.getInstance(spec == KeySpec.ECC_NIST_P256 ? "EC" : "RSA");
        switch (spec) {
            case ECC_NIST_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case RSA_2048 -> generator.initialize(2048);
            case RSA_3072 -> generator.initialize(3072);
            case RSA_4096 -> generator.initialize(4096);
            case SM2 -> generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        }
        return generator;
    }

    public VerificationKey publicKey() {
        return VerificationKey.ofSpki(pair.getPublic().getEncoded());
    }

    public PublicJwk jwk() {
        return new PublicJwk(algorithm, publicKey());
    }

    @Override
    public String keyId() {
        return publicKey().thumbprint();
    }

    @Override
    public byte[] sign(byte[] signingInput) {
        return algorithm.joseForm(asKmsDoes(signingInput));
    }

    byte[] asKmsDoes(byte[] signingInput) {
        try {
            PrivateKey key = pair.getPrivate();
            Signature signer = switch (algorithm) {
                case ES256 -> Signature.getInstance("SHA256withECDSA");
                case RS256 -> Signature.getInstance("SHA256withRSA");
                case PS256 -> Signature.getInstance("RSASSA-PSS");
                case SM2SM3 -> Signature.getInstance("SM3withSM2", BOUNCY_CASTLE);
            };
            if (algorithm == SignatureAlgorithm.PS256) {
                signer.setParameter(PSS);
            }
            signer.initSign(key);
            signer.update(signingInput);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

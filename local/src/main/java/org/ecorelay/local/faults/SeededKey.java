package org.ecorelay.local.faults;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Random;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;

/** A P-256 key whose signatures are a function of what is signed, so that a run can be repeated to the byte. For simulations only. */
final class SeededKey implements SigningKey {
    private final KeyPair pair;
    private final ECKey jwk;

    SeededKey(long seed) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new Repeating(seed));
            this.pair = generator.generateKeyPair();
            this.jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** The public key, as a verifier gets it. */
    JWKSet publicKeys() {
        return new JWKSet(jwk);
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
    }

    @Override
    public String keyId() {
        return jwk.getKeyID();
    }

    @Override
    public byte[] sign(byte[] signingInput) {
        byte[] digest = Sha256.digest(signingInput);
        try {
            var signature = Signature.getInstance("NONEwithECDSAinP1363Format");
            signature.initSign(
                    pair.getPrivate(), new Repeating(ByteBuffer.wrap(digest).getLong()));
            signature.update(digest);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot sign", e);
        }
    }

    /** Gives the same bytes to whoever begins with the same seed. */
    private static final class Repeating extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final Random random;

        Repeating(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }
}

package org.ecorelay.attestation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.json.Json;

/** A P-256 key in memory that signs as KMS does (DER over a digest) and verifies as a customs authority would. */
public final class TestSigningKey implements SigningKey {
    private static final int SIZE = 32;

    private final KeyPair pair;
    private final AtomicInteger signatures = new AtomicInteger();

    public TestSigningKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
    }

    @Override
    public String keyId() {
        var point = publicKey().getW();
        Json.Obj jwk = Json.object()
                .put("crv", "P-256")
                .put("kty", "EC")
                .put("x", base64(unsigned(point.getAffineX())))
                .put("y", base64(unsigned(point.getAffineY())))
                .build();
        return CanonicalJson.hash(jwk).value();
    }

    @Override
    public byte[] sign(byte[] signingInput) {
        signatures.incrementAndGet();
        return EcdsaSignature.concatenated(der(Sha256.digest(signingInput)), SIZE);
    }

    /** The signature as KMS gives it. */
    public byte[] der(byte[] digest) {
        try {
            var signature = Signature.getInstance("NONEwithECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(digest);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot sign", e);
        }
    }

    /** Whether the JDK takes the signature of a document for one of this key. */
    public boolean verifies(Jws jws) {
        int end = jws.compact().lastIndexOf('.');
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(pair.getPublic());
            signature.update(jws.compact().substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jws.compact().substring(end + 1)));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** How often this key has signed. */
    public int signatures() {
        return signatures.get();
    }

    public ECPublicKey publicKey() {
        return (ECPublicKey) pair.getPublic();
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        var fixed = new byte[SIZE];
        byte[] digits = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - SIZE), bytes.length);
        System.arraycopy(digits, 0, fixed, SIZE - digits.length, digits.length);
        return fixed;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

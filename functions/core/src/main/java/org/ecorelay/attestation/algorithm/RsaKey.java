package org.ecorelay.attestation.algorithm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/** An RSA key with a modulus of 2048, 3072 or 4096 bits (RFC 8017). */
final class RsaKey implements VerificationKey {
    private static final int MAX_BYTES = 512;

    /** The algorithm identifier rsaEncryption with its NULL parameter (RFC 3279 2.3.1). */
    private static final String ALGORITHM_ID = "300d06092a864886f70d0101010500";

    /** Smaller exponents have a history of attacks on sloppy padding; KMS makes keys with this one. */
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);

    /** RFC 7518 3.5: SHA-256, MGF1 with SHA-256, a salt as long as the digest. */
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final RSAPublicKey key;
    private final KeySpec spec;

    private RsaKey(PublicKey key) {
        if (!(key instanceof RSAPublicKey rsa)) {
            throw new IllegalArgumentException("the key is not an RSA key");
        }
        this.key = rsa;
        this.spec = spec(rsa.getModulus(), rsa.getPublicExponent());
    }

    private static KeySpec spec(BigInteger modulus, BigInteger exponent) {
        if (exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0) || exponent.bitLength() > 32) {
            throw new IllegalArgumentException("the key's exponent is not an odd number from 65537 to 2^32");
        }
        return switch (modulus.bitLength()) {
            case 2048 -> KeySpec.RSA_2048;
            case 3072 -> KeySpec.RSA_3072;
            case 4096 -> KeySpec.RSA_4096;
            default -> throw new IllegalArgumentException("the key's modulus has not 2048, 3072 or 4096 bits");
        };
    }

    static boolean isSpki(byte[] spki) {
        return HexFormat.of().formatHex(spki, 0, Math.min(spki.length, 32)).contains(ALGORITHM_ID);
    }

    static RsaKey ofSpki(byte[] spki) {
        try {
            return new RsaKey(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is not an RSA key", e);
        }
    }

    static RsaKey ofJwk(Json.Obj jwk) {
        var modulus = new BigInteger(1, Numbers.read(jwk, "n", MAX_BYTES));
        var exponent = new BigInteger(1, Numbers.read(jwk, "e", Integer.BYTES));
        spec(modulus, exponent);
        try {
            return new RsaKey(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is not an RSA key", e);
        }
    }

    @Override
    public KeySpec spec() {
        return spec;
    }

    @Override
    public Json.Obj members() {
        return Json.object()
                .put("e", minimal(key.getPublicExponent()))
                .put("kty", "RSA")
                .put("n", minimal(key.getModulus()))
                .build();
    }

    private static String minimal(BigInteger number) {
        return Numbers.base64url(number, (number.bitLength() + 7) / 8);
    }

    @Override
    public byte[] digest(byte[] signingInput) {
        return Sha256.digest(signingInput);
    }

    @Override
    public boolean verifies(SignatureAlgorithm algorithm, byte[] signingInput, byte[] signature) {
        if (!algorithm.fits(spec) || signature.length != spec.signatureBytes()) {
            return false;
        }
        try {
            var verifier = verifier(algorithm);
            verifier.initVerify(key);
            verifier.update(signingInput);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature verifier(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm == SignatureAlgorithm.PS256) {
            var pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(PSS);
            return pss;
        }
        return Signature.getInstance("SHA256withRSA");
    }
}

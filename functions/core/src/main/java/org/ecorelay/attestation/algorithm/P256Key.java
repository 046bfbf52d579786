package org.ecorelay.attestation.algorithm;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/** A point on NIST P-256 (FIPS 186-5, SP 800-186). */
final class P256Key implements VerificationKey {
    static final String CURVE_NAME = "P-256";
    private static final int SIZE = 32;

    /** SubjectPublicKeyInfo of a P-256 key up to the 64 bytes of its uncompressed point (RFC 5480). */
    private static final byte[] SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private static final Curve CURVE = Curve.ofHex(
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
            "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

    private final Curve.Point point;
    private final PublicKey key;

    private P256Key(Curve.Point point) {
        if (!CURVE.contains(point)) {
            throw new IllegalArgumentException("the key is not a point on the curve P-256");
        }
        this.point = point;
        this.key = publicKey(point);
    }

    static P256Key ofSpki(byte[] spki) {
        if (spki.length != SPKI.length + 2 * SIZE || !Arrays.equals(SPKI, 0, SPKI.length, spki, 0, SPKI.length)) {
            throw new IllegalArgumentException("the key is none of P-256, RSA and SM2");
        }
        return new P256Key(new Curve.Point(
                Numbers.unsigned(spki, SPKI.length, SIZE), Numbers.unsigned(spki, SPKI.length + SIZE, SIZE)));
    }

    static P256Key ofJwk(Json.Obj jwk) {
        return new P256Key(point(jwk));
    }

    /** The point of an EC key in JWK; each coordinate has its full length (RFC 7518 6.2.1.2). */
    static Curve.Point point(Json.Obj jwk) {
        byte[] x = Numbers.read(jwk, "x", SIZE);
        byte[] y = Numbers.read(jwk, "y", SIZE);
        if (x.length != SIZE || y.length != SIZE) {
            throw new IllegalArgumentException("the key's members x and y are of %d bytes each".formatted(SIZE));
        }
        return new Curve.Point(new BigInteger(1, x), new BigInteger(1, y));
    }

    private static PublicKey publicKey(Curve.Point point) {
        byte[] spki = ByteBuffer.allocate(SPKI.length + 2 * SIZE)
                .put(SPKI)
                .put(Numbers.fixed(point.x(), SIZE))
                .put(Numbers.fixed(point.y(), SIZE))
                .array();
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    @Override
    public KeySpec spec() {
        return KeySpec.ECC_NIST_P256;
    }

    @Override
    public Json.Obj members() {
        return members(CURVE_NAME, point);
    }

    static Json.Obj members(String curve, Curve.Point point) {
        return Json.object()
                .put("crv", curve)
                .put("kty", "EC")
                .put("x", Numbers.base64url(point.x(), SIZE))
                .put("y", Numbers.base64url(point.y(), SIZE))
                .build();
    }

    @Override
    public byte[] digest(byte[] signingInput) {
        return Sha256.digest(signingInput);
    }

    @Override
    public boolean verifies(SignatureAlgorithm algorithm, byte[] signingInput, byte[] signature) {
        if (!algorithm.fits(spec()) || !inRange(signature)) {
            return false;
        }
        try {
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(signingInput);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean inRange(byte[] signature) {
        return inRange(signature, CURVE);
    }

    /** r‖s of 64 bytes, both in 1 … n−1; not left to the provider, which in some JDKs took zeros (CVE-2022-21449). */
    static boolean inRange(byte[] signature, Curve curve) {
        return signature.length == 2 * SIZE
                && curve.isScalar(Numbers.unsigned(signature, 0, SIZE))
                && curve.isScalar(Numbers.unsigned(signature, SIZE, SIZE));
    }
}

package org.ecorelay.attestation.algorithm;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.ecorelay.json.Json;

/**
 * A point on the curve that GM/T 0003.5-2012 (GB/T 32918.5) recommends for SM2. The JDK knows neither the curve nor SM3, and the one
 * library that does would outweigh the function that uses it: verification is the standard's own six steps in exact integers.
 * Its JWK has {@code crv} SM2, a private name as that of the algorithm.
 */
final class Sm2Key implements VerificationKey {
    static final String CURVE_NAME = "SM2";
    private static final int SIZE = 32;

    /** SubjectPublicKeyInfo with curve 1.2.156.10197.1.301 up to the 64 bytes of its uncompressed point. */
    private static final byte[] SPKI =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004");

    private static final Curve CURVE = Curve.ofHex(
            "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
            "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc",
            "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
            "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123",
            "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
            "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0");

    /** GM/T 0009-2012; KMS uses it for raw messages and lets nobody choose another (AWS KMS Developer Guide, "Offline verification with SM2 key pairs"). */
    private static final byte[] DISTINGUISHING_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private final Curve.Point point;
    private final byte[] z;

    private Sm2Key(Curve.Point point) {
        if (!CURVE.contains(point)) {
            throw new IllegalArgumentException("the key is not a point on the curve of SM2");
        }
        this.point = point;
        this.z = Sm3.digest(identification(point));
    }

    static boolean isSpki(byte[] spki) {
        return spki.length == SPKI.length + 2 * SIZE && Arrays.equals(SPKI, 0, SPKI.length, spki, 0, SPKI.length);
    }

    static Sm2Key ofSpki(byte[] spki) {
        return new Sm2Key(new Curve.Point(
                Numbers.unsigned(spki, SPKI.length, SIZE), Numbers.unsigned(spki, SPKI.length + SIZE, SIZE)));
    }

    static Sm2Key ofJwk(Json.Obj jwk) {
        return new Sm2Key(P256Key.point(jwk));
    }

    @Override
    public KeySpec spec() {
        return KeySpec.SM2;
    }

    @Override
    public Json.Obj members() {
        return P256Key.members(CURVE_NAME, point);
    }

    /** e = SM3(Z ‖ M), GM/T 0003.2 6.1 A1 and A2. */
    @Override
    public byte[] digest(byte[] signingInput) {
        return Sm3.digest(ByteBuffer.allocate(z.length + signingInput.length)
                .put(z)
                .put(signingInput)
                .array());
    }

    /** GM/T 0003.2 7.1 B1 to B7. */
    @Override
    public boolean verifies(SignatureAlgorithm algorithm, byte[] signingInput, byte[] signature) {
        if (!algorithm.fits(spec()) || !inRange(signature)) {
            return false;
        }
        BigInteger r = Numbers.unsigned(signature, 0, SIZE);
        BigInteger s = Numbers.unsigned(signature, SIZE, SIZE);
        BigInteger t = r.add(s).mod(CURVE.n());
        if (t.signum() == 0) {
            return false;
        }
        Curve.Point sum = CURVE.sum(s, t, point);
        if (sum == null) {
            return false;
        }
        var e = new BigInteger(1, digest(signingInput));
        return e.add(sum.x()).mod(CURVE.n()).equals(r);
    }

    @Override
    public boolean inRange(byte[] signature) {
        return P256Key.inRange(signature, CURVE);
    }

    /** What Z is the digest of: ENTL ‖ ID ‖ a ‖ b ‖ xG ‖ yG ‖ xA ‖ yA, GM/T 0003.2 5.5. */
    private static byte[] identification(Curve.Point point) {
        var text = ByteBuffer.allocate(Short.BYTES + DISTINGUISHING_ID.length + 6 * SIZE)
                .putShort((short) (8 * DISTINGUISHING_ID.length))
                .put(DISTINGUISHING_ID);
        for (BigInteger part :
                new BigInteger[] {CURVE.a(), CURVE.b(), CURVE.g().x(), CURVE.g().y(), point.x(), point.y()}) {
            text.put(Numbers.fixed(part, SIZE));
        }
        return text.array();
    }
}

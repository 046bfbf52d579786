package org.ecorelay.attestation.verify;

import java.math.BigInteger;
import java.util.Arrays;
import org.ecorelay.attestation.algorithm.PublicJwk;

/** Why a signature that was refused is none; for the reader of the answer, it decides nothing. */
final class SignatureFlaw {
    /** Bytes of r and of s each. */
    private static final int SIZE = 32;

    /** Order of the base point of P-256 (SP 800-186 3.2.1.3). */
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** Order of the base point of SM2 (GM/T 0003.5). */
    private static final BigInteger SM2_ORDER =
            new BigInteger("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);

    private SignatureFlaw() {}

    static AnswerCode of(PublicJwk key, byte[] signature) {
        return switch (key.algorithm()) {
            case ES256 -> ofPair(signature, P256_ORDER);
            case SM2SM3 -> ofPair(signature, SM2_ORDER);
            case RS256, PS256 ->
                signature.length == modulusBytes(key) ? AnswerCode.SIGNATURE_WRONG : AnswerCode.SIGNATURE_LENGTH;
        };
    }

    private static AnswerCode ofPair(byte[] signature, BigInteger order) {
        if (signature.length != 2 * SIZE) {
            return AnswerCode.SIGNATURE_LENGTH;
        }
        var r = new BigInteger(1, Arrays.copyOfRange(signature, 0, SIZE));
        var s = new BigInteger(1, Arrays.copyOfRange(signature, SIZE, 2 * SIZE));
        boolean inRange = r.signum() > 0 && s.signum() > 0 && r.compareTo(order) < 0 && s.compareTo(order) < 0;
        return inRange ? AnswerCode.SIGNATURE_WRONG : AnswerCode.SIGNATURE_RANGE;
    }

    private static int modulusBytes(PublicJwk key) {
        return switch (key.key().spec()) {
            case RSA_2048 -> 256;
            case RSA_3072 -> 384;
            case RSA_4096 -> 512;
            case ECC_NIST_P256, SM2 -> 2 * SIZE;
        };
    }
}

package org.ecorelay.attestation.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Attacks on the signature of a good document. */
final class SignatureForgeries {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final Forgeries forgeries;
    private final String input;
    private final List<Attack> attacks = new ArrayList<>();

    SignatureForgeries(Forgeries forgeries, String good) {
        this.forgeries = forgeries;
        this.input = good.substring(0, good.lastIndexOf('.'));
    }

    List<Attack> all() {
        byte[] signature = forgeries.maker().signature(input);
        raw("signature-empty", new byte[0], AnswerCode.SIGNATURE_LENGTH, "No byte.");
        raw("signature-short", Arrays.copyOf(signature, 63), AnswerCode.SIGNATURE_LENGTH, "63 bytes.");
        raw("signature-long", Arrays.copyOf(signature, 65), AnswerCode.SIGNATURE_LENGTH, "65 bytes.");
        raw(
                "signature-der",
                HexFormat.of().parseHex("3006020101020101"),
                AnswerCode.SIGNATURE_LENGTH,
                "The form that KMS gives.");
        raw("signature-zeros", new byte[64], AnswerCode.SIGNATURE_RANGE, "All zeros (CVE-2022-21449).");
        raw("r-zero", pair(BigInteger.ZERO, half(signature, 32)), AnswerCode.SIGNATURE_RANGE, "r is 0.");
        raw("s-zero", pair(half(signature, 0), BigInteger.ZERO), AnswerCode.SIGNATURE_RANGE, "s is 0.");
        raw(
                "r-too-large",
                pair(ORDER, half(signature, 32)),
                AnswerCode.SIGNATURE_RANGE,
                "r is the order of the curve.");
        raw(
                "s-too-large",
                pair(half(signature, 0), ORDER.add(BigInteger.ONE)),
                AnswerCode.SIGNATURE_RANGE,
                "s is beyond the order of the curve.");
        raw(
                "signature-swapped",
                pair(half(signature, 32), half(signature, 0)),
                AnswerCode.SIGNATURE_WRONG,
                "s before r.");
        return List.copyOf(attacks);
    }

    private void raw(String name, byte[] signature, AnswerCode code, String why) {
        attacks.add(forgeries.attack(name, input + "." + Base64Url.encode(signature), code, why));
    }

    private static BigInteger half(byte[] signature, int from) {
        return new BigInteger(1, Arrays.copyOfRange(signature, from, from + 32));
    }

    private static byte[] pair(BigInteger r, BigInteger s) {
        return HexFormat.of().parseHex("%064x%064x".formatted(r, s));
    }
}

package org.ecorelay.attestation.algorithm;

import java.util.Arrays;
import java.util.Optional;
import org.ecorelay.attestation.EcdsaSignature;

/**
 * The registry of signature algorithms. The name of a constant is the {@code alg} of a JWS header.
 *
 * <p>All sign a digest (KMS message type {@code DIGEST}): KMS takes at most 4,096 bytes of a raw message, and a document may
 * be longer. What is digested, and how, is a matter of the key: {@link VerificationKey#digest}.
 *
 * <p>{@code SM2SM3} is a private name: IANA has registered none for SM2 (the one attempt that we found, draft-dang-webauthn-sm2-00,
 * expired in 2022). It means SM2 (GM/T 0003.2-2012, GB/T 32918.2) with SM3 (GM/T 0004-2012, GB/T 32905) and the
 * distinguishing id {@code 1234567812345678} (GM/T 0009-2012), the one that KMS uses; the signature is r‖s, 64 bytes.
 */
public enum SignatureAlgorithm {
    /** RFC 7518 3.4; the default. */
    ES256(KeySpec.Family.P256, "ECDSA_SHA_256", Form.R_AND_S),
    /** RFC 7518 3.3. */
    RS256(KeySpec.Family.RSA, "RSASSA_PKCS1_V1_5_SHA_256", Form.AS_IT_IS),
    /** RFC 7518 3.5. */
    PS256(KeySpec.Family.RSA, "RSASSA_PSS_SHA_256", Form.AS_IT_IS),
    /** SM2 with SM3. */
    SM2SM3(KeySpec.Family.SM2, "SM2DSA", Form.R_AND_S);

    /** How a JWS carries what KMS returns. */
    private enum Form {
        /** KMS returns DER, a JWS carries r‖s, 32 bytes each. */
        R_AND_S,
        AS_IT_IS
    }

    private static final int COORDINATE_BYTES = 32;

    private final KeySpec.Family family;
    private final String kmsName;
    private final Form form;

    SignatureAlgorithm(KeySpec.Family family, String kmsName, Form form) {
        this.family = family;
        this.kmsName = kmsName;
        this.form = form;
    }

    /** The algorithm with a JOSE name, exactly as registered. Empty for every other name, {@code none} and {@code HS256} among them. */
    public static Optional<SignatureAlgorithm> named(String joseName) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(joseName))
                .findFirst();
    }

    /** The name of the signing algorithm in KMS (Sign, SigningAlgorithm). */
    public String kmsName() {
        return kmsName;
    }

    /** Whether a key of this spec signs with this algorithm. */
    public boolean fits(KeySpec spec) {
        return spec.family() == family;
    }

    /**
     * The signature as a JWS carries it.
     *
     * @param signature as KMS returns it
     * @throws IllegalArgumentException if it is not of this algorithm's form
     */
    public byte[] joseForm(byte[] signature) {
        return switch (form) {
            case R_AND_S -> EcdsaSignature.concatenated(signature, COORDINATE_BYTES);
            case AS_IT_IS -> signature.clone();
        };
    }
}

package org.ecorelay.attestation.algorithm;

/** The key specs that documents are signed with; the names are those of KMS (CreateKey, KeySpec). SM2 exists in China Regions only. */
public enum KeySpec {
    ECC_NIST_P256(Family.P256, 64),
    RSA_2048(Family.RSA, 256),
    RSA_3072(Family.RSA, 384),
    RSA_4096(Family.RSA, 512),
    SM2(Family.SM2, 64);

    /** What an algorithm asks of its key. */
    enum Family {
        P256,
        RSA,
        SM2
    }

    private final Family family;
    private final int signatureBytes;

    KeySpec(Family family, int signatureBytes) {
        this.family = family;
        this.signatureBytes = signatureBytes;
    }

    /** Length of a signature as a JWS carries it: the modulus, or r‖s. */
    public int signatureBytes() {
        return signatureBytes;
    }

    Family family() {
        return family;
    }
}

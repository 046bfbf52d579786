package org.ecorelay.attestation.algorithm;

/** The key specs that documents are signed with; the names are those of KMS (CreateKey, KeySpec). SM2 exists in China Regions only. */
public enum KeySpec {
    ECC_NIST_P256(Family.P256),
    RSA_2048(Family.RSA),
    RSA_3072(Family.RSA),
    RSA_4096(Family.RSA),
    SM2(Family.SM2);

    /** What an algorithm asks of its key. */
    enum Family {
        P256,
        RSA,
        SM2
    }

    private final Family family;

    KeySpec(Family family) {
        this.family = family;
    }

    Family family() {
        return family;
    }
}

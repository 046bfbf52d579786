package org.ecorelay.local.aws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The key specs that the embedded KMS makes. SM2 is not in the JDK: Bouncy Castle makes it, and is loaded only then. */
enum KmsKeySpec {
    ECC_NIST_P256("EC"),
    RSA_2048("RSA"),
    RSA_3072("RSA"),
    RSA_4096("RSA"),
    SM2("EC");

    private final String family;

    KmsKeySpec(String family) {
        this.family = family;
    }

    KeyPair generate() throws GeneralSecurityException {
        var generator = this == SM2
                ? KeyPairGenerator.getInstance(family, BouncyCastle.PROVIDER)
                : KeyPairGenerator.getInstance(family);
        switch (this) {
            case ECC_NIST_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case SM2 -> generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            case RSA_2048 -> generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            case RSA_3072 -> generator.initialize(new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4));
            case RSA_4096 -> generator.initialize(new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4));
        }
        return generator.generateKeyPair();
    }

    KeyPair read(byte[] publicKey, byte[] privateKey) throws GeneralSecurityException {
        var factory =
                this == SM2 ? KeyFactory.getInstance(family, BouncyCastle.PROVIDER) : KeyFactory.getInstance(family);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    }

    /** Given by hand and never registered: nothing else in this process may come to depend on it. */
    static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();

        private BouncyCastle() {}
    }
}

package org.ecorelay.local.aws;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;

/** The supported KMS signing algorithms, over a message or over its SHA-256 digest. ECDSA signatures are DER. */
enum SigningAlgorithm {
    ECDSA_SHA_256(KmsKey.Spec.ECC_NIST_P256, "SHA256withECDSA", "NONEwithECDSA", ""),
    RSASSA_PKCS1_V1_5_SHA_256(
            KmsKey.Spec.RSA_2048, "SHA256withRSA", "NONEwithRSA", "3031300d060960864801650304020105000420");

    private static final int DIGEST_BYTES = 32;
    private static final int MAX_MESSAGE_BYTES = 4096;

    private final KmsKey.Spec spec;
    private final String ofMessage;
    private final String ofDigest;
    private final String digestPrefix;

    /** @param digestPrefix in hex: PKCS #1 signs the digest inside a DigestInfo (RFC 8017, 9.2) */
    SigningAlgorithm(KmsKey.Spec spec, String ofMessage, String ofDigest, String digestPrefix) {
        this.spec = spec;
        this.ofMessage = ofMessage;
        this.ofDigest = ofDigest;
        this.digestPrefix = digestPrefix;
    }

    static SigningAlgorithm of(KmsKey.Spec spec) {
        return spec == KmsKey.Spec.RSA_2048 ? RSASSA_PKCS1_V1_5_SHA_256 : ECDSA_SHA_256;
    }

    /** The algorithm that a request names, which must fit the key. */
    static SigningAlgorithm parse(String name, KmsKey key) {
        for (var algorithm : values()) {
            if (algorithm.name().equals(name) && algorithm.spec == key.spec()) {
                return algorithm;
            }
        }
        throw AwsFailure.badRequest(
                "InvalidKeyUsageException", "Algorithm " + name + " is incompatible with key spec " + key.spec() + ".");
    }

    byte[] sign(KeyPair pair, byte[] message, boolean digest) {
        try {
            var signature = signature(message, digest);
            signature.initSign(pair.getPrivate());
            update(signature, message, digest);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean verifies(KeyPair pair, byte[] message, boolean digest, byte[] signed) {
        try {
            var signature = signature(message, digest);
            signature.initVerify(pair.getPublic());
            update(signature, message, digest);
            return signature.verify(signed);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Signature signature(byte[] message, boolean digest) throws GeneralSecurityException {
        if (digest && message.length != DIGEST_BYTES) {
            throw Json.invalid("Digest is invalid length for algorithm " + name() + ".");
        }
        if (message.length > MAX_MESSAGE_BYTES) {
            throw Json.invalid("Value at 'message' failed to satisfy constraint: Member must have length less than or"
                    + " equal to " + MAX_MESSAGE_BYTES);
        }
        return Signature.getInstance(digest ? ofDigest : ofMessage);
    }

    private void update(Signature signature, byte[] message, boolean digest) throws SignatureException {
        if (digest) {
            signature.update(HexFormat.of().parseHex(digestPrefix));
        }
        signature.update(message);
    }
}

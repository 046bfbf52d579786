package org.ecorelay.local.aws;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.HexFormat;
import java.util.List;

/** The supported KMS signing algorithms, over a message or over its digest of 32 bytes. Signatures with curves are DER. */
enum SigningAlgorithm {
    ECDSA_SHA_256("SHA256withECDSA", "NONEwithECDSA", ""),
    RSASSA_PKCS1_V1_5_SHA_256("SHA256withRSA", "NONEwithRSA", "3031300d060960864801650304020105000420"),
    /** The JDK has no PSS over a digest that is there already. */
    RSASSA_PSS_SHA_256("RSASSA-PSS", "NONEwithRSASSA-PSS", ""),
    /** For SM2 the digest is that of the signer's value Z and the message; the standard's default id is in Z. */
    SM2DSA("SM3withSM2", "", "");

    private static final int DIGEST_BYTES = 32;
    private static final int MAX_MESSAGE_BYTES = 4096;
    private static final PSSParameterSpec PSS = new PSSParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, DIGEST_BYTES, PSSParameterSpec.TRAILER_FIELD_BC);

    private final String ofMessage;
    private final String ofDigest;
    private final String digestPrefix;

    /** @param digestPrefix in hex: PKCS #1 signs the digest inside a DigestInfo (RFC 8017, 9.2) */
    SigningAlgorithm(String ofMessage, String ofDigest, String digestPrefix) {
        this.ofMessage = ofMessage;
        this.ofDigest = ofDigest;
        this.digestPrefix = digestPrefix;
    }

    /** What a key of this spec signs with. */
    static List<SigningAlgorithm> of(KmsKeySpec spec) {
        return switch (spec) {
            case ECC_NIST_P256 -> List.of(ECDSA_SHA_256);
            case RSA_2048, RSA_3072, RSA_4096 -> List.of(RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PSS_SHA_256);
            case SM2 -> List.of(SM2DSA);
        };
    }

    /** The algorithm that a request names, which must fit the key. */
    static SigningAlgorithm parse(String name, KmsKey key) {
        return of(key.spec()).stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> AwsFailure.badRequest(
                        "InvalidKeyUsageException",
                        "Algorithm " + name + " is incompatible with key spec " + key.spec() + "."));
    }

    byte[] sign(KeyPair pair, byte[] message, boolean digest) {
        check(message, digest);
        try {
            if (this == SM2DSA && digest) {
                return Sm2OverDigest.sign(pair.getPrivate(), message);
            }
            var signature = signature(digest);
            signature.initSign(pair.getPrivate());
            update(signature, message, digest);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean verifies(KeyPair pair, byte[] message, boolean digest, byte[] signed) {
        check(message, digest);
        try {
            if (this == SM2DSA && digest) {
                return Sm2OverDigest.verifies(pair.getPublic(), message, signed);
            }
            var signature = signature(digest);
            signature.initVerify(pair.getPublic());
            update(signature, message, digest);
            return signature.verify(signed);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void check(byte[] message, boolean digest) {
        if (digest && message.length != DIGEST_BYTES) {
            throw Json.invalid("Digest is invalid length for algorithm " + name() + ".");
        }
        if (message.length > MAX_MESSAGE_BYTES) {
            throw Json.invalid("Value at 'message' failed to satisfy constraint: Member must have length less than or"
                    + " equal to " + MAX_MESSAGE_BYTES);
        }
    }

    private Signature signature(boolean digest) throws GeneralSecurityException {
        boolean outsideTheJdk = this == SM2DSA || (this == RSASSA_PSS_SHA_256 && digest);
        String name = digest ? ofDigest : ofMessage;
        var signature = outsideTheJdk
                ? Signature.getInstance(name, KmsKeySpec.BouncyCastle.PROVIDER)
                : Signature.getInstance(name);
        if (this == RSASSA_PSS_SHA_256) {
            signature.setParameter(PSS);
        }
        return signature;
    }

    private void update(Signature signature, byte[] message, boolean digest) throws SignatureException {
        if (digest) {
            signature.update(HexFormat.of().parseHex(digestPrefix));
        }
        signature.update(message);
    }

    /** All names, as KMS lists them of a key. */
    static List<String> names(KmsKeySpec spec) {
        return of(spec).stream().map(Enum::name).toList();
    }
}

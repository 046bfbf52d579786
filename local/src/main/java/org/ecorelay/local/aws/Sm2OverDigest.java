package org.ecorelay.local.aws;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.math.ec.ECAlgorithms;

/** SM2 over e, the digest that somebody else has made (GM/T 0003.2-2012, 6.1 from A3 and 7.1 from B5); Bouncy Castle only offers to make it itself. */
final class Sm2OverDigest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sm2OverDigest() {}

    static byte[] sign(PrivateKey key, byte[] digest) {
        var sm2 = (ECPrivateKey) key;
        BigInteger n = sm2.getParameters().getN();
        BigInteger d = sm2.getD();
        var e = new BigInteger(1, digest);
        while (true) {
            var k = new BigInteger(n.bitLength(), RANDOM);
            if (k.signum() == 0 || k.compareTo(n) >= 0) {
                continue;
            }
            BigInteger x = sm2.getParameters()
                    .getG()
                    .multiply(k)
                    .normalize()
                    .getAffineXCoord()
                    .toBigInteger();
            BigInteger r = e.add(x).mod(n);
            BigInteger s = d.add(BigInteger.ONE)
                    .modInverse(n)
                    .multiply(k.subtract(r.multiply(d)))
                    .mod(n);
            if (r.signum() != 0 && !r.add(k).equals(n) && s.signum() != 0) {
                return der(n, r, s);
            }
        }
    }

    private static byte[] der(BigInteger n, BigInteger r, BigInteger s) {
        try {
            return StandardDSAEncoding.INSTANCE.encode(n, r, s);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean verifies(PublicKey key, byte[] digest, byte[] signature) throws SignatureException {
        var sm2 = (ECPublicKey) key;
        BigInteger n = sm2.getParameters().getN();
        BigInteger[] rs = decode(n, signature);
        BigInteger t = rs[0].add(rs[1]).mod(n);
        if (rs[0].signum() == 0 || rs[1].signum() == 0 || t.signum() == 0) {
            return false;
        }
        var sum = ECAlgorithms.sumOfTwoMultiplies(sm2.getParameters().getG(), rs[1], sm2.getQ(), t)
                .normalize();
        return !sum.isInfinity()
                && new BigInteger(1, digest)
                        .add(sum.getAffineXCoord().toBigInteger())
                        .mod(n)
                        .equals(rs[0]);
    }

    /** What is no DER of two numbers below n is refused here. */
    private static BigInteger[] decode(BigInteger n, byte[] signature) throws SignatureException {
        try {
            return StandardDSAEncoding.INSTANCE.decode(n, signature);
        } catch (IOException | IllegalArgumentException malformed) {
            throw new SignatureException(malformed);
        }
    }
}

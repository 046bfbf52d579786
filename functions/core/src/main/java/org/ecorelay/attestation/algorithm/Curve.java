package org.ecorelay.attestation.algorithm;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A curve y² = x³ + ax + b over a prime field, in affine coordinates and exact integers. For public values only: the time that it
 * takes depends on them.
 *
 * @param p the field's prime
 * @param n the order of the base point
 * @param g the base point
 */
record Curve(BigInteger p, BigInteger a, BigInteger b, BigInteger n, Point g) {
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** A point that is not the one at infinity, for which null stands. */
    record Point(BigInteger x, BigInteger y) {}

    static Curve ofHex(String p, String a, String b, String n, String x, String y) {
        return new Curve(hex(p), hex(a), hex(b), hex(n), new Point(hex(x), hex(y)));
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    /** Whether the coordinates are in range and fulfil the equation. The curves here have cofactor 1: every such point is of order n. */
    boolean contains(Point point) {
        BigInteger x = point.x();
        BigInteger y = point.y();
        if (x.signum() < 0 || y.signum() < 0 || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        return y.multiply(y)
                .mod(p)
                .equals(x.multiply(x).add(a).multiply(x).add(b).mod(p));
    }

    /** Whether {@code number} is in 1 … n−1, as r and s of a signature have to be. */
    boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(n) < 0;
    }

    /** {@code s·G + t·Q}, by one pass over the bits of both. */
    @Nullable
    Point sum(BigInteger s, BigInteger t, Point q) {
        Point both = add(g, q);
        Point result = null;
        for (int bit = Math.max(s.bitLength(), t.bitLength()) - 1; bit >= 0; bit--) {
            result = add(result, result);
            if (s.testBit(bit) && t.testBit(bit)) {
                result = add(result, both);
            } else if (s.testBit(bit)) {
                result = add(result, g);
            } else if (t.testBit(bit)) {
                result = add(result, q);
            }
        }
        return result;
    }

    private @Nullable Point add(@Nullable Point one, @Nullable Point other) {
        if (one == null) {
            return other;
        }
        if (other == null) {
            return one;
        }
        BigInteger slope;
        if (!one.x().equals(other.x())) {
            slope = other.y()
                    .subtract(one.y())
                    .multiply(other.x().subtract(one.x()).modInverse(p));
        } else if (one.y().equals(other.y()) && one.y().signum() != 0) {
            slope = THREE.multiply(one.x().multiply(one.x()))
                    .add(a)
                    .multiply(one.y().shiftLeft(1).modInverse(p));
        } else {
            return null;
        }
        BigInteger x =
                slope.multiply(slope).subtract(one.x()).subtract(other.x()).mod(p);
        return new Point(
                x, slope.multiply(one.x().subtract(x)).subtract(one.y()).mod(p));
    }
}

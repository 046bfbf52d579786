package org.ecorelay.certificate.standing;

import java.nio.charset.StandardCharsets;
import org.ecorelay.attestation.Sha256;

/**
 * Spreads the numbers of a list over its places: each has its own, and nobody without the seed can tell from a place how many
 * documents there are or which came first (Bitstring Status List 1.0, 2.1: indexes are assigned at random). A Feistel network of
 * four rounds over 18 bits; what falls outside of the list goes through it again.
 *
 * @param seed secret of the account
 * @param list number of the list
 */
record Scatter(String seed, int list) {
    private static final int ROUNDS = 4;
    private static final int HALF_BITS = 9;
    private static final int HALF = (1 << HALF_BITS) - 1;

    /**
     * Place of a number.
     *
     * @param number 0 … {@link Bitstring#SIZE} - 1
     */
    int place(int number) {
        int place = number;
        do {
            place = through(place);
        } while (place >= Bitstring.SIZE);
        return place;
    }

    private int through(int number) {
        int left = number >> HALF_BITS;
        int right = number & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ mixed(round, right);
            left = right;
            right = next;
        }
        return left << HALF_BITS | right;
    }

    private int mixed(int round, int half) {
        byte[] digest =
                Sha256.digest("%s/%d/%d/%d".formatted(seed, list, round, half).getBytes(StandardCharsets.US_ASCII));
        return (digest[0] << Byte.SIZE | (digest[1] & 0xFF)) & HALF;
    }
}

package org.ecorelay.attestation.algorithm;

import java.nio.ByteBuffer;

/** The hash function SM3 (GM/T 0004-2012, GB/T 32905-2016): 32 bytes. The JDK has none. */
final class Sm3 {
    private static final int BLOCK = 64;

    private static final int[] INITIAL = {
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    private Sm3() {}

    static byte[] digest(byte[] message) {
        var state = INITIAL.clone();
        ByteBuffer padded = padded(message);
        var words = new int[68];
        while (padded.hasRemaining()) {
            expand(padded, words);
            compress(state, words);
        }
        var digest = ByteBuffer.allocate(32);
        for (int word : state) {
            digest.putInt(word);
        }
        return digest.array();
    }

    /** A one bit, zeros, and the length in bits as 64 of them (5.2). */
    private static ByteBuffer padded(byte[] message) {
        int blocks = (message.length + 1 + Long.BYTES + BLOCK - 1) / BLOCK;
        return ByteBuffer.allocate(blocks * BLOCK)
                .put(message)
                .put((byte) 0x80)
                .putLong(blocks * BLOCK - Long.BYTES, 8L * message.length)
                .rewind();
    }

    /** Message expansion (5.3.2). */
    private static void expand(ByteBuffer block, int[] words) {
        for (int j = 0; j < 16; j++) {
            words[j] = block.getInt();
        }
        for (int j = 16; j < 68; j++) {
            int mixed = words[j - 16] ^ words[j - 9] ^ Integer.rotateLeft(words[j - 3], 15);
            words[j] = mixed
                    ^ Integer.rotateLeft(mixed, 15)
                    ^ Integer.rotateLeft(mixed, 23)
                    ^ Integer.rotateLeft(words[j - 13], 7)
                    ^ words[j - 6];
        }
    }

    /** Compression (5.3.3); the registers A … H are {@code v[0] … v[7]}. */
    private static void compress(int[] state, int[] words) {
        int[] v = state.clone();
        for (int j = 0; j < BLOCK; j++) {
            boolean early = j < 16;
            int a12 = Integer.rotateLeft(v[0], 12);
            int ss1 = Integer.rotateLeft(a12 + v[4] + Integer.rotateLeft(early ? 0x79cc4519 : 0x7a879d8a, j), 7);
            int ff = early ? v[0] ^ v[1] ^ v[2] : (v[0] & v[1]) | (v[0] & v[2]) | (v[1] & v[2]);
            int gg = early ? v[4] ^ v[5] ^ v[6] : (v[4] & v[5]) | (~v[4] & v[6]);
            int tt1 = ff + v[3] + (ss1 ^ a12) + (words[j] ^ words[j + 4]);
            int tt2 = gg + v[7] + ss1 + words[j];
            v[3] = v[2];
            v[2] = Integer.rotateLeft(v[1], 9);
            v[1] = v[0];
            v[0] = tt1;
            v[7] = v[6];
            v[6] = Integer.rotateLeft(v[5], 19);
            v[5] = v[4];
            v[4] = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        for (int i = 0; i < state.length; i++) {
            state[i] ^= v[i];
        }
    }
}

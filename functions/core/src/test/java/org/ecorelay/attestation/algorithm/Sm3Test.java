package org.ecorelay.attestation.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sm3Test {
    private static String hex(String message) {
        return HexFormat.of().formatHex(Sm3.digest(message.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void the_two_examples_of_gb_t_32905_appendix_a_hold() {
        assertThat(hex("abc")).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(hex("abcd".repeat(16)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void every_length_of_up_to_five_blocks_is_digested_as_another_implementation_digests_it() throws Exception {
        var random = new Random(32905);
        var judge = MessageDigest.getInstance("SM3", TestKeys.BOUNCY_CASTLE);
        for (int length = 0; length <= 320; length++) {
            var message = new byte[length];
            random.nextBytes(message);
            assertThat(Sm3.digest(message)).isEqualTo(judge.digest(message));
        }
    }

    @Test
    void one_bit_more_or_less_is_another_digest() {
        var message = new byte[100];
        byte[] before = Sm3.digest(message);
        message[99] ^= 1;
        assertThat(Sm3.digest(message)).isNotEqualTo(before);
    }
}

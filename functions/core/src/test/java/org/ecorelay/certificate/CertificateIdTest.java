package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateIdTest {
    @Test
    void an_id_is_the_rfc_4648_base32_of_160_bits_of_the_hash_of_the_length_prefixed_tuple() throws Exception {
        byte[] tuple = "\0\0\0\4acme\0\0\0\4shop\0\0\0\7EC-1001\0\0\0\0011".getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(tuple);
        // Base 32 by arithmetic: 160 bits are 32 digits of a number, so no padding comes into it.
        String digits = new BigInteger(1, Arrays.copyOf(hash, 20)).toString(32);
        var expected = new StringBuilder("a".repeat(32 - digits.length()));
        digits.chars()
                .map(digit -> "abcdefghijklmnopqrstuvwxyz234567".charAt(Character.digit(digit, 32)))
                .forEach(c -> expected.append((char) c));
        assertThat(CertificateId.of("acme", "shop", "EC-1001", 1)).hasToString(expected.toString());
    }

    @Test
    void an_id_does_not_change_between_releases() {
        assertThat(CertificateId.of("acme", "shop", "EC-1001", 1)).hasToString("qowvmblc6lxidbcejuetnzgbhsptyeel");
    }

    @Test
    void tuples_that_read_alike_when_joined_have_different_ids() {
        Set<CertificateId> ids = new HashSet<>();
        String[][] tuples = {
            {"a", "bc", "d"}, {"ab", "c", "d"}, {"a", "b", "cd"}, {"abc", "", "d"}, {"", "abc", "d"}, {"a", "bcd", ""}
        };
        for (String[] tuple : tuples) {
            ids.add(CertificateId.of(tuple[0], tuple[1], tuple[2], 1));
        }
        ids.add(CertificateId.of("a", "b", "c1", 1));
        ids.add(CertificateId.of("a", "b", "c", 11));
        assertThat(ids).hasSize(tuples.length + 2);
    }

    @Test
    void every_part_of_an_order_has_an_id_of_its_own() {
        assertThat(CertificateId.of("a", "b", "c", 1)).isNotEqualTo(CertificateId.of("a", "b", "c", 2));
    }

    @Test
    void an_id_reads_back() {
        CertificateId id = CertificateId.of("acme", "shop", "EC-1001", 1);
        assertThat(CertificateId.parse(id.toString())).contains(id);
        assertThat(DocumentId.parse(id.version(12).toString())).contains(id.version(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
            })
    void what_has_not_the_shape_of_an_id_is_none(String text) {
        assertThat(CertificateId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new CertificateId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".1", ".0", ".01", ".-1", ".1.1", ".1234567890", ".1\n", "1"})
    void what_has_not_the_shape_of_a_document_id_is_none(String ending) {
        assertThat(DocumentId.parse(ending)).isEmpty();
        assertThat(DocumentId.parse("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + ending))
                .matches(id -> id.isEmpty() || ending.equals(".1"));
    }

    @Test
    void versions_start_at_1() {
        CertificateId id = CertificateId.of("a", "b", "c", 1);
        assertThatIllegalArgumentException().isThrownBy(() -> id.version(0));
    }
}

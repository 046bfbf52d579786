package org.ecorelay.attestation.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestingTest {
    /** Texts with {@code '} for a quotation mark. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{} | 1",
                "{'a':[]} | 2",
                "[[],[],[]] | 2",
                "{'a':{},'b':{}} | 2",
                "{'{[':1} | 1",
                "{'a\\'{[':1} | 1",
                "{'\\\\':[{}]} | 3",
                "{'}':[{}]} | 3",
                "\\{ | 1"
            })
    void each_opening_counts_outside_of_texts_until_it_is_closed(String text, int depth) {
        byte[] utf8 = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThat(Nesting.exceeds(utf8, depth)).isFalse();
        assertThat(Nesting.exceeds(utf8, depth - 1)).isTrue();
    }
}

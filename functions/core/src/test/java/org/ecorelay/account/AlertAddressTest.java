package org.ecorelay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.cn", "first.last+tag@mail.example.com", "o'neil@xn--fiqs8s.example", "A_B@Example.COM"})
    void a_plain_address_is_one(String text) {
        assertThat(AlertAddress.parse(text)).contains(new AlertAddress(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.com",
                "a@",
                "a@localhost",
                "a@@example.com",
                "a@b@example.com",
                "a b@example.com",
                "a@example.com,b@example.com",
                "a@example.com;b@example.com",
                "a@example.com b@example.com",
                "Alert <a@example.com>",
                "<a@example.com>",
                "\"a\"@example.com",
                "a@example.com\r\nBcc: thief@example.net",
                "a\nBcc:b@example.com",
                "a\u0000@example.com",
                "a@example.com\n",
                "a@example..com",
                "a@-example.com",
                "a@example-.com",
                "a@[127.0.0.1]",
                "ä@example.com",
                "a@exämple.com",
                "a@example.com\u2028"
            })
    void what_could_be_a_second_recipient_or_a_header_is_none(String text) {
        assertThat(AlertAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new AlertAddress(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an alert address is one plain e-mail address");
    }

    @Test
    void the_longest_address_is_one_and_a_longer_one_is_not_looked_at() {
        String domain = ("d".repeat(61) + ".").repeat(3) + "com";
        assertThat(AlertAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(AlertAddress.parse("a".repeat(65) + "@" + domain)).isEmpty();
        assertThat(AlertAddress.parse("a@" + "d.".repeat(50_000) + "com")).isEmpty();
    }

    @Test
    void the_hash_is_the_same_however_it_is_capitalised() {
        assertThat(new AlertAddress("Export@Example.com").hash())
                .isEqualTo(new AlertAddress("export@example.com").hash());
        assertThat(new AlertAddress("export@example.com").hash())
                .isNotEqualTo(new AlertAddress("exports@example.com").hash());
    }

    @Test
    void a_mask_shows_too_little_to_write_to() {
        assertThat(new AlertAddress("export@example.com").masked()).isEqualTo("e…@example.com");
        assertThat(new AlertAddress("x@example.com").masked()).isEqualTo("…@example.com");
        assertThat(new AlertAddress("export@example.com")).hasToString("AlertAddress[e…@example.com]");
    }
}

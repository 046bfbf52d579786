package org.ecorelay.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.TestServiceSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTokenTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private static final ConfirmationToken TOKEN =
            new ConfirmationToken("acme", "maker", Sha256.of("export@example.com"), NOW.plusSeconds(60));

    private final ServiceSecret secret = new TestServiceSecret("the secret");
    private final String text = TOKEN.text(secret);

    private boolean isValid(String given) {
        return ConfirmationToken.verify(given, secret, NOW).isPresent();
    }

    @Test
    void a_token_is_what_was_signed_until_it_expires() {
        assertThat(ConfirmationToken.verify(text, secret, NOW)).contains(TOKEN);
        assertThat(ConfirmationToken.verify(text, secret, NOW.plusSeconds(60).minusNanos(1)))
                .isPresent();
        assertThat(ConfirmationToken.verify(text, secret, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void no_character_can_be_changed_left_out_or_added() {
        IntStream.range(0, text.length()).forEach(i -> {
            char other = text.charAt(i) == 'b' ? 'c' : 'b';
            assertThat(isValid(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d", i)
                    .isFalse();
            assertThat(isValid(text.substring(0, i) + text.substring(i + 1))).isFalse();
            assertThat(isValid(text.substring(0, i))).isFalse();
        });
        assertThat(isValid(text + "A")).isFalse();
        assertThat(isValid(text + "=")).isFalse();
        assertThat(isValid(" " + text)).isFalse();
        assertThat(isValid(text + "\n")).isFalse();
    }

    /** The last of 43 base64 characters has two bits that stand for nothing. */
    @Test
    void bits_that_stand_for_nothing_cannot_be_changed_either() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        long valid = alphabet.chars()
                .filter(last -> isValid(text.substring(0, text.length() - 1) + (char) last))
                .count();
        assertThat(valid).isEqualTo(1);
    }

    @Test
    void a_field_cannot_be_moved_into_the_next_one() {
        var shifted = new ConfirmationToken("acme-m", "aker", TOKEN.address(), TOKEN.expires());
        assertThat(isValid(shifted.text((_, _) -> text.substring(text.lastIndexOf('.') + 1))))
                .isFalse();
    }

    @Test
    void another_secret_or_another_purpose_signs_nothing_here() {
        assertThat(isValid(TOKEN.text(new TestServiceSecret("another secret")))).isFalse();
        ServiceSecret otherPurpose = (purpose, claims) -> secret.authenticate(purpose + "x", claims);
        assertThat(isValid(TOKEN.text(otherPurpose))).isFalse();
    }

    @Test
    void a_token_that_never_was_one_is_refused_without_asking_the_secret() {
        ServiceSecret unasked = (_, _) -> {
            throw new AssertionError("asked");
        };
        assertThat(ConfirmationToken.verify("a".repeat(10_240), unasked, NOW)).isEmpty();
        assertThat(ConfirmationToken.verify("", unasked, NOW)).isEmpty();
        assertThat(ConfirmationToken.verify("....", unasked, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "-1", "99999999999999999999", "1e9", "", " 1"})
    void an_expiry_that_is_no_second_is_refused(String expiry) {
        String claims = "acme.maker.%s.%s".formatted(TOKEN.address(), expiry);
        assertThat(isValid(claims + "." + secret.authenticate("alert-confirmation.v1", claims)))
                .isFalse();
    }

    @Test
    void it_does_not_print_what_it_opens() {
        assertThat(TOKEN).hasToString("ConfirmationToken[acme maker]");
    }
}

package org.ecorelay.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private record Read(String table, Duration pace, URI platform, Optional<URI> sandbox) {
        static Read of(Settings settings) {
            return new Read(
                    settings.text("TABLE"),
                    settings.seconds("PACE_SECONDS"),
                    settings.uri("PLATFORM_URL"),
                    settings.optionalUri("SANDBOX_URL"));
        }
    }

    @Test
    void a_complete_environment_is_read() {
        assertThat(Settings.read(
                        Map.of(
                                "TABLE", "rows",
                                "PACE_SECONDS", "60",
                                "PLATFORM_URL", "https://platform.example/api",
                                "SANDBOX_URL", "http://127.0.0.1:8080"),
                        Read::of))
                .isEqualTo(new Read(
                        "rows",
                        Duration.ofMinutes(1),
                        URI.create("https://platform.example/api"),
                        Optional.of(URI.create("http://127.0.0.1:8080"))));
    }

    @Test
    void an_optional_variable_may_be_absent_or_blank() {
        var required = Map.of("TABLE", "t", "PACE_SECONDS", "0", "PLATFORM_URL", "https://p", "SANDBOX_URL", " ");
        assertThat(Settings.read(required, Read::of).sandbox()).isEmpty();
        assertThat(Settings.<Optional<String>>read(Map.of(), settings -> settings.optional("X")))
                .isEmpty();
    }

    @Test
    void everything_that_is_missing_is_named_together() {
        assertThatThrownBy(() -> Settings.read(Map.of("TABLE", " "), Read::of))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "environment variables: TABLE is missing; PACE_SECONDS is missing; PLATFORM_URL is missing");
    }

    @Test
    void what_is_missing_and_what_is_wrong_is_named_together_and_no_value_is_told() {
        var wrong = Map.of("PACE_SECONDS", "hunter2", "PLATFORM_URL", "hunter2", "SANDBOX_URL", "ftp://hunter2");
        assertThatThrownBy(() -> Settings.read(wrong, Read::of))
                .hasMessage("environment variables: TABLE is missing; PACE_SECONDS is not a number of seconds; "
                        + "PLATFORM_URL is not an http(s) URL; SANDBOX_URL is not an http(s) URL");
    }

    private static void refused(String name, String value, Function<Settings, ?> reader) {
        assertThatThrownBy(() -> Settings.read(Map.of(name, value), reader))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .satisfies(
                        thrown -> assertThat(thrown.getMessage()).contains(name).doesNotContain(value.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e3", "PT1M", "1 ", "12345678", "\u0661"})
    void seconds_are_a_whole_number_of_at_most_seven_digits(String value) {
        refused("PACE_SECONDS", value, settings -> settings.seconds("PACE_SECONDS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "platform.example",
                "//platform.example",
                "https://",
                "https://a b",
                "https://[hunter2",
                "http://h%zz"
            })
    void a_url_is_absolute_and_http(String value) {
        refused("PLATFORM_URL", value, settings -> settings.uri("PLATFORM_URL"));
        refused("PLATFORM_URL", value, settings -> settings.optionalUri("PLATFORM_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "-1", "587 ", "0587", "smtp"})
    void a_port_is_between_1_and_65535(String value) {
        refused("SMTP_PORT", value, settings -> settings.port("SMTP_PORT"));
        assertThat(Settings.<Integer>read(Map.of("SMTP_PORT", "65535"), settings -> settings.port("SMTP_PORT")))
                .isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SES", "hunter2", "pigeon"})
    void a_choice_is_one_of_the_words(String value) {
        refused("MAIL", value, settings -> settings.choice("MAIL", List.of("ses", "smtp")));
        assertThat(Settings.<String>read(
                        Map.of("MAIL", "smtp"), settings -> settings.choice("MAIL", List.of("ses", "smtp"))))
                .isEqualTo("smtp");
    }
}

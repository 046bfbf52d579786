package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.SECRET;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.json.JsonReader;
import org.ecorelay.submission.PlatformCredential;
import org.ecorelay.submission.SubmissionOutcome.Decided;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.Withdrawal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing secret gets into what is kept, however the platform echoes it. */
class SecretsTest {
    private static final String TOKEN = "access-token-0001";

    private final PlatformFixture fixture = new PlatformFixture();

    SecretsTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A secret as it is, in a form, and behind escapes of JSON. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "Bearer access-token-0001",
                "access\\u002dtoken\\u002d0001",
                "\\u0061ccess-token-0001",
                SECRET,
                "s3cret\\/+&=",
                "s3cret%2F%2B%26%3D",
                "\\u00733cret\\u002f\\u002B\\u0026\\u003d",
                "s3cret\\u00252F%2B%26%3D"
            })
    void an_echo_is_masked_in_the_record_and_in_the_outcome(String echo) throws Exception {
        String refusal = "{\"findings\":[{\"code\":\"X\",\"message\":\"you sent %s\"}]}".formatted(echo);
        String decided =
                registered("Rejected-" + echo).replace("}", ",\"reason\":\"%1$s\",\"%1$s\":1}".formatted(echo));

        for (var exchanged : List.of(fixture.exchange(json(422, refusal)), fixture.exchange(json(200, decided)))) {
            assertHidden(exchanged.record());
            // As whoever reads the record's answer sees it.
            assertHidden(JsonReader.read(PlatformFixture.record(exchanged).required("answer"))
                    .toString());
            assertHidden(exchanged.result().toString());
            assertThat(exchanged.record()).contains("***");
        }
    }

    @Test
    void an_echo_is_masked_in_a_bulk_answer_and_in_a_withdrawal() {
        String item =
                registered("Approved").replace("}", ",\"known\":true,\"reason\":\"%s s3cret\\/+&=\"}".formatted(TOKEN));
        fixture.server.answers(
                json(200, "{\"items\":[%s]}".formatted(item)), json(500, "{\"x\":\"%s\"}".formatted(SECRET)));

        var found = fixture.platform.find(KeyMode.LIVE, List.of(DOCUMENT)).get(DOCUMENT);
        var withdrawn = fixture.platform.withdraw(new Withdrawal(DOCUMENT, "S-1", "acct", "exporter", KeyMode.LIVE));

        assertHidden(found.record());
        assertHidden(found.result().toString());
        assertThat(found.record()).contains("*** ***");
        assertHidden(withdrawn.record());
        assertThat(withdrawn.record()).contains("***");
    }

    @Test
    void an_echo_in_what_is_no_json_is_masked_as_it_stands() {
        var exchanged =
                fixture.exchange(ScriptedServer.typed(502, "text/html", "<p>\\ %s %s</p>".formatted(SECRET, TOKEN)));

        assertHidden(exchanged.record());
        assertThat(exchanged.record()).contains("*** ***");
    }

    @Test
    void what_is_too_short_to_be_a_secret_does_not_damage_an_answer() {
        fixture.credential.set(Optional.of(new PlatformCredential("client-1", "SIM")));

        assertThat(fixture.submit(json(202, registered("Pending")))).isInstanceOf(Filed.class);
    }

    @Test
    void an_answer_with_escapes_and_no_secret_is_kept_as_it_came() {
        String body = registered("Approved").replace("}", ",\"reason\":\"\\u0041 \\/ 1.50\",\"n\":1.50}");

        var exchanged = fixture.exchange(json(200, body));

        assertThat(exchanged.result()).isInstanceOf(Decided.class);
        assertThat(PlatformFixture.record(exchanged).required("answer")).isEqualTo(body);
    }

    private static void assertHidden(String text) {
        assertThat(text).doesNotContain(TOKEN, SECRET, "s3cret", "3cret", "ccess-token", "token\\u002d0001");
    }
}

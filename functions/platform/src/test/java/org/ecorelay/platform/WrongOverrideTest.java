package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Optional;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an override of a profile may not say. */
class WrongOverrideTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-01");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"settleSeconds\":-1}",
                "{\"settleSeconds\":\"2\"}",
                "{\"settleSeconds\":1.5}",
                "{\"settleSeconds\":1e99}",
                "{\"itemLimit\":0}",
                "{\"hsDigits\":4}",
                "{\"algorithm\":\"none\"}",
                "{\"algorithm\":\"HS256\"}",
                "{\"algorithm\":[\"ES256\"]}",
                "{\"specVersion\":\"https://evil.example\"}",
                "{\"optionalFrom\":\"2026-02-30\"}",
                "{\"optionalFrom\":7}",
                "{\"statusWords\":{}}",
                "{\"statusWords\":{\"https://x\":\"APPROVED\"}}",
                "{\"statusWords\":{\"Ok\":\"YES\"}}",
                "{\"rejectedPrefix\":\"\"}",
                "{\"additionalFields\":[\"http://x\"]}",
                "{\"additionalFields\":\"/a\"}",
                "{\"statusCodes\":{}}",
                "{\"statusCodes\":[]}",
                "{\"statusCodes\":{\"202\":\"FILED\"}}",
                "{\"statusCodes\":{\"401\":\"DENIED\"}}",
                "{\"statusCodes\":{\"200\":\"APPROVED\",\"401\":\"DENIED\"}}",
                "{\"statusCodes\":{\"200\":\"registered\",\"401\":\"DENIED\"}}",
                "{\"statusCodes\":{\"200\":null,\"401\":\"DENIED\"}}",
                "{\"statusCodes\":{\"202\":\"FILED\",\"401\":\"DENIED\",\"500\":\"DEFERRED\"}}",
                "{\"statusCodes\":{\"202\":\"FILED\",\"401\":\"DENIED\",\"https://x\":\"UNKNOWN\"}}",
                "{\"manufacturerNesting\":\"ALL\"}",
                "{\"manufacturerNesting\":null}",
                "{\"manufacturerNesting\":[\"NONE\"]}",
                "{\"retroactiveAfterDays\":-1}",
                "{\"retroactiveAfterDays\":366}",
                "{\"requestsPerSecond\":0}",
                "{\"requestsPerSecond\":0.5}",
                "{\"requestsPerSecond\":10001}",
                "{\"requestsPerSecond\":\"200\"}"
            })
    void a_wrong_override_is_refused(String override) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonProfiles(_ -> Optional.of(JsonReader.readOwn(override))).choose("VN", DAY))
                .withMessageContaining("must be");
    }
}

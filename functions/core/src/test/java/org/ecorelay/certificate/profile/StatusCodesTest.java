package org.ecorelay.certificate.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCodesTest {
    private static StatusCodes with(String row, StatusMeaning meaning) {
        Map<String, StatusMeaning> rows =
                new HashMap<>(Map.of("202", StatusMeaning.FILED, "401", StatusMeaning.DENIED));
        rows.put(row, meaning);
        return new StatusCodes(rows);
    }

    @Test
    void what_has_no_row_is_unknown() {
        StatusCodes codes = with("202", StatusMeaning.FILED);
        assertThat(IntStream.range(0, 1_000).filter(status -> codes.of(status) != StatusMeaning.UNKNOWN))
                .containsExactly(202, 401);
    }

    @Test
    void the_row_of_other_client_errors_leaves_out_what_is_never_about_the_document() {
        StatusCodes codes = with("4xx", StatusMeaning.REFUSED_IF_EXPLAINED);
        assertThat(IntStream.range(400, 500).filter(status -> codes.of(status) == StatusMeaning.REFUSED_IF_EXPLAINED))
                .hasSize(94)
                .doesNotContain(401, 403, 408, 409, 425, 429);
        assertThat(codes.of(399)).isEqualTo(StatusMeaning.UNKNOWN);
        assertThat(codes.of(500)).isEqualTo(StatusMeaning.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "201,REGISTERED",
        "299,FILED",
        "409,REGISTERED",
        "409,UNKNOWN",
        "422,REFUSED",
        "404,REFUSED_IF_EXPLAINED",
        "403,DENIED",
        "423,DEFERRED",
        "425,DEFERRED",
        "502,DEFERRED_IF_TIMED",
        "4xx,UNKNOWN",
        "302,UNKNOWN"
    })
    void a_specification_may_say(String row, StatusMeaning meaning) {
        assertThat(with(row, meaning).rows()).containsEntry(row, meaning);
    }

    @ParameterizedTest
    @CsvSource({
        // What may have been taken is not sent again without asking.
        "200,DEFERRED",
        "302,DEFERRED",
        "408,DEFERRED",
        "409,DEFERRED",
        "500,DEFERRED",
        "503,DEFERRED",
        "204,DEFERRED_IF_TIMED",
        "4xx,DEFERRED",
        "500,DENIED",
        "422,DENIED",
        // What is not about the document does not refuse it.
        "200,REFUSED",
        "302,REFUSED",
        "401,REFUSED",
        "404,REFUSED",
        "405,REFUSED",
        "408,REFUSED",
        "409,REFUSED",
        "429,REFUSED_IF_EXPLAINED",
        "500,REFUSED_IF_EXPLAINED",
        "4xx,REFUSED",
        // Nothing else registers, and so could be approved.
        "400,REGISTERED",
        "409,FILED",
        "302,REGISTERED",
        "500,FILED",
        "4xx,REGISTERED",
        // Sending again with a new token rests on this one.
        "401,DEFERRED",
        "401,UNKNOWN"
    })
    void no_specification_may_say(String row, StatusMeaning meaning) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(row, meaning))
                .withMessageContaining("must be");
    }

    @ParameterizedTest
    @CsvSource({"''", "99", "600", "2xx", "5xx", "4XX", "0401", "+200", "' 200'", "٤٠٤", "1000"})
    void a_row_is_a_status(String row) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(row, StatusMeaning.UNKNOWN))
                .withMessageContaining("100 to 599");
    }

    @Test
    void a_table_says_what_registers_and_what_a_bad_credential_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatusCodes(Map.of("401", StatusMeaning.DENIED)))
                .withMessageContaining("2xx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatusCodes(Map.of("401", StatusMeaning.DENIED, "409", StatusMeaning.REGISTERED)))
                .withMessageContaining("2xx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatusCodes(Map.of("200", StatusMeaning.REGISTERED)))
                .withMessageContaining("401");
    }
}

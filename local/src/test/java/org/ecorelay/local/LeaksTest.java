package org.ecorelay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Negative control of the runs that are searched: each kind of leak is found, and what a log is for is none. */
class LeaksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "signed document    | builder signed eyJhbGciOiJFUzI1NiJ9.e30.c2ln",
                "document           | {\"error\":\"{\\\"consignee\\\":{}}\"}",
                "document           | refused /certificateOfOrigin/box1",
                "token or signature | token aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_xyz",
                "token or signature | sig aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_xyzaB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_aB3_xyz",
                "API key            | eco_test_demo_local_short",
                "private key        | -----BEGIN EC PRIVATE KEY-----",
                "private key        | {\"kty\":\"EC\",\"d\":\"AQ\"}",
                "credential         | Authorization: Bearer abc.def-123",
                "credential         | {\"clientSecret\":\"x\"}",
                "e-mail address     | poller to origin@saigon-craft.example",
                "phone number       | call +84 24 3825 2916"
            })
    void what_looks_like_a_secret_or_an_address_is_found(String kind, String line) {
        assertThat(new Leaks().in(List.of(line))).containsExactly(kind + ": " + line);
    }

    @ParameterizedTest
    @CsvSource({
        "name, Tran Thi",
        "address, 47 Hidden Lane",
        "email, mai at home",
        "phone, 24 3825",
        "taxId, 91440300MA5",
        "businessNumber, 0312345678",
        "registrationNumber, REG-77",
        "contact, Mr. Le"
    })
    void words_of_the_data_are_found_wherever_they_stand(String member, String word) {
        var leaks = new Leaks();
        leaks.addPersonal(TestStorefront.json("{\"lines\":[{\"party\":{\"%s\":\"%s\"}}]}".formatted(member, word)));
        assertThat(leaks.kinds()).containsExactly(member);
        assertThat(leaks.in(List.of("host failed for " + word + ", again", "host failed")))
                .containsExactly("%s: host failed for %s, again".formatted(member, word));
    }

    @Test
    void a_line_about_a_certificate_by_its_id_is_no_leak() {
        var leaks = new Leaks();
        leaks.add("word", "abc");
        assertThat(leaks.in(List.of(
                        "poller {\"level\":\"WARN\",\"certificateId\":\"" + "abcd".repeat(8) + "\",\"documentId\":\""
                                + "abcd".repeat(8) + ".1\",\"at\":\"2026-09-01T08:00:00Z\"}",
                        "intake {\"hash\":\"" + "0af9".repeat(16) + "\",\"offset\":\"+07:00\"}")))
                .isEmpty();
    }
}

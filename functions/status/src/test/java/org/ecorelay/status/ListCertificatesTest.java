package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.status.Requests.ACME;
import static org.ecorelay.status.Requests.BETA;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.ListedEntry;
import org.ecorelay.certificate.Certs;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Today is 2026-09-01. */
class ListCertificatesTest {
    private final Given given = new Given();
    private final ListCertificates list = new ListCertificates(given.certificates, given.registry, given.clock);

    private void created(String account, String number, String at) {
        given.certificates.create(Certs.received(account, number, Instant.parse(at)));
    }

    private HttpResponse ask(Caller caller, String... query) {
        return list.list(caller, Requests.query(query));
    }

    private static List<String> numbers(HttpResponse answer) {
        assertThat(answer.status()).isEqualTo(200);
        return Requests.objects(Requests.body(answer), "certificates").stream()
                .map(row -> row.required("orderNumber"))
                .toList();
    }

    private static String cursor(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Nine certificates: three on each of three days, with an empty day in between. */
    private void nine() {
        for (String day : List.of("2026-08-28", "2026-08-30", "2026-09-01")) {
            for (int hour = 1; hour <= 3; hour++) {
                created(Given.ACCOUNT, day + "/" + hour, "%sT0%d:00:00Z".formatted(day, hour));
            }
        }
    }

    @Test
    void the_last_seven_days_are_listed_newest_first() {
        nine();
        created(Given.ACCOUNT, "too old", "2026-08-25T23:59:59.999Z");
        created(Given.ACCOUNT, "just", "2026-08-26T00:00:00Z");
        assertThat(numbers(ask(ACME)))
                .containsExactly(
                        "2026-09-01/3",
                        "2026-09-01/2",
                        "2026-09-01/1",
                        "2026-08-30/3",
                        "2026-08-30/2",
                        "2026-08-30/1",
                        "2026-08-28/3",
                        "2026-08-28/2",
                        "2026-08-28/1",
                        "just");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 9, 10})
    void pages_of_any_size_go_over_days_without_a_gap_or_a_repetition(int limit) {
        nine();
        List<String> whole = numbers(ask(ACME));
        var paged = new ArrayList<String>();
        var cursors = new ArrayList<String>();
        HttpResponse page = ask(ACME, "limit", "" + limit);
        paged.addAll(numbers(page));
        while (Requests.body(page).get("cursor").isPresent() && cursors.size() < 20) {
            cursors.add(Requests.body(page).required("cursor"));
            page = ask(ACME, "limit", "" + limit, "cursor", cursors.getLast());
            assertThat(numbers(page).size()).isLessThanOrEqualTo(limit);
            paged.addAll(numbers(page));
        }
        assertThat(paged).isEqualTo(whole);
        assertThat(cursors).doesNotHaveDuplicates();
    }

    @Test
    void certificates_of_the_same_millisecond_are_all_listed() {
        for (int i = 0; i < 5; i++) {
            created(Given.ACCOUNT, "EC-" + i, "2026-09-01T01:00:00Z");
        }
        var all = new ArrayList<String>();
        HttpResponse page = ask(ACME, "limit", "2");
        all.addAll(numbers(page));
        for (int i = 0; i < 2; i++) {
            page = ask(ACME, "limit", "2", "cursor", Requests.body(page).required("cursor"));
            all.addAll(numbers(page));
        }
        assertThat(all).containsExactlyInAnyOrder("EC-0", "EC-1", "EC-2", "EC-3", "EC-4");
    }

    @Test
    void a_range_has_both_its_days() {
        nine();
        assertThat(numbers(ask(ACME, "from", "2026-08-28", "to", "2026-08-30"))).hasSize(6);
        assertThat(numbers(ask(ACME, "from", "2026-08-29", "to", "2026-08-29"))).isEmpty();
    }

    @Test
    void a_misspelt_filter_is_refused_and_does_not_list_everything() {
        nine();
        HttpResponse answer = ask(ACME, "order", "2026-09-01/1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.body(answer).required("detail")).contains("orderNumber, store");
    }

    @Test
    void nobody_sees_a_certificate_of_another_account() {
        nine();
        created("beta", "theirs", "2026-09-01T02:00:00Z");
        assertThat(numbers(ask(BETA))).containsExactly("theirs");
        assertThat(numbers(ask(ACME))).doesNotContain("theirs");
        assertThat(numbers(ask(BETA, "orderNumber", "2026-09-01/1", "store", "shop")))
                .isEmpty();
    }

    @Test
    void an_order_is_found_by_its_number_in_a_store_or_in_all() {
        given.registry.put(
                Given.ACCOUNT,
                "store#outlet",
                Json.object().put("id", "outlet").put("exporter", "maker").build());
        created(Given.ACCOUNT, "EC-1", "2020-01-01T00:00:00Z");
        assertThat(numbers(ask(ACME, "orderNumber", "EC-1"))).containsExactly("EC-1");
        assertThat(numbers(ask(ACME, "orderNumber", "EC-1", "store", "shop"))).containsExactly("EC-1");
        assertThat(numbers(ask(ACME, "orderNumber", "EC-1", "store", "outlet"))).isEmpty();
        assertThat(numbers(ask(ACME, "orderNumber", "EC-2"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, x",
        "limit, 99999999999",
        "from, yesterday",
        "to, 2026-13-01",
        "to, 2026-08-01T00:00:00Z",
        "from, 2026-09-02",
        "from, 2026-08-01",
        "from, -999999999-01-01",
        "to, -999999999-01-01",
        "cursor, *",
        "cursor, YQ"
    })
    void a_query_that_cannot_be_read_is_400_and_says_what_can(String name, String value) {
        HttpResponse answer = ask(ACME, name, value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.body(answer).required("type")).endsWith(":bad-query");
    }

    @Test
    void a_range_of_31_days_is_taken() {
        assertThat(ask(ACME, "from", "2026-08-02").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-09-01T00:00:00Z",
                "2026-09-01T00:00:00Z short",
                "soon aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "2026-09-01T00:00:00Z aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa more",
                "+1000000000-12-31T23:59:59Z aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "-1000000000-01-01T00:00:00Z aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void a_cursor_that_nobody_gave_is_400(String plain) {
        assertThat(ask(ACME, "cursor", cursor(plain)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "9999-12-31T00:00:00Z", "2026-09-02T00:00:00Z"})
    void a_cursor_from_the_future_begins_at_the_end_of_the_range(String at) {
        nine();
        assertThat(numbers(ask(ACME, "cursor", cursor(at + " " + "a".repeat(32)))))
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-08-25T23:59:59.999Z"})
    void a_cursor_from_before_the_range_lists_nothing(String at) {
        nine();
        HttpResponse answer = ask(ACME, "cursor", cursor(at + " " + "a".repeat(32)));
        assertThat(numbers(answer)).isEmpty();
        assertThat(Requests.body(answer).get("cursor")).isEmpty();
    }

    @Test
    void a_cursor_of_another_account_is_only_a_place_in_time() {
        nine();
        created("beta", "one", "2026-08-30T01:30:00Z");
        created("beta", "two", "2026-08-30T02:30:00Z");
        String theirs = Requests.body(ask(BETA, "limit", "1")).required("cursor");
        assertThat(numbers(ask(ACME, "cursor", theirs)))
                .containsExactly("2026-08-30/2", "2026-08-30/1", "2026-08-28/3", "2026-08-28/2", "2026-08-28/1");
    }

    @Test
    void a_cursor_survives_its_text() {
        var cursor = new Cursor(new ListedEntry(
                CertificateId.of("acme", "shop", "EC-1", 1),
                given.clock.instant().plus(Duration.ofMillis(7))));
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }
}

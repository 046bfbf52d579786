package org.ecorelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.platform.PlatformFixture.DOCUMENT;
import static org.ecorelay.platform.PlatformFixture.NOW;
import static org.ecorelay.platform.PlatformFixture.OTHER;
import static org.ecorelay.platform.PlatformFixture.record;
import static org.ecorelay.platform.PlatformFixture.registered;
import static org.ecorelay.platform.ScriptedServer.json;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.submission.Lookup.Found;
import org.ecorelay.submission.Lookup.NotFound;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.SubmissionOutcome.Filed;
import org.ecorelay.submission.SubmissionOutcome.Refused;
import org.ecorelay.submission.SubmissionOutcome.Unknown;
import org.ecorelay.submission.Verdict;
import org.ecorelay.submission.Withdrawal;
import org.ecorelay.submission.WithdrawalOutcome.Postponed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract does not name is kept as it came and counted, and means nothing. */
class UnknownFieldsTest {
    private static final String MORE =
            "\"approved\":true,\"verdict\":{\"status\":\"Approved\",\"x\":[1,2]},\"Status\":\"Approved\"";

    private final PlatformFixture fixture = new PlatformFixture();

    UnknownFieldsTest() throws IOException {}

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String with(String object, String members) {
        return object.substring(0, object.length() - 1) + "," + members + "}";
    }

    @Test
    void the_known_names_are_those_of_the_contract() throws IOException {
        PlatformContract contract = PlatformContract.load();
        Set<String> problem = new TreeSet<>(contract.members("Problem"));
        problem.addAll(contract.members("NoRegistration"));
        problem.addAll(contract.members("Refusal"));

        assertThat(UnknownFields.REGISTERED.names()).isEqualTo(contract.members("Registered"));
        assertThat(UnknownFields.QUERY_ANSWER.names()).isEqualTo(contract.members("QueryAnswer"));
        assertThat(UnknownFields.KNOWN.names())
                .isEqualTo(contract.members("Known"))
                .containsAll(contract.members("NotKnown"));
        assertThat(UnknownFields.WITHDRAWN.names()).isEqualTo(contract.members("Withdrawn"));
        assertThat(UnknownFields.PROBLEM.names()).isEqualTo(problem);
        assertThat(UnknownFields.FINDING.names()).isEqualTo(contract.members("Finding"));
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 409})
    void of_a_registration(int status) {
        String body = with(registered("Pending"), MORE);

        var exchanged = fixture.exchange(json(status, body));

        assertThat(exchanged.result()).isEqualTo(new Filed("SIM-000001", NOW));
        assertThat(exchanged.signal().unknownFields()).isEqualTo(3);
        assertThat(record(exchanged).required("answer")).isEqualTo(body);
    }

    @Test
    void of_a_refusal_and_its_findings() {
        String body =
                "{\"title\":\"t\",\"status\":422,\"instance\":\"/1\",\"findings\":[{\"code\":\"C\",\"hint\":1,\"url\":2},{\"hint\":3}]}";

        var exchanged = fixture.exchange(json(422, body));

        assertThat(exchanged.result()).isInstanceOf(Refused.class);
        assertThat(exchanged.signal().unknownFields()).isEqualTo(4);
        assertThat(record(exchanged).required("answer")).isEqualTo(body);
    }

    @Test
    void of_a_bulk_answer_each_document_keeps_its_own_and_all_are_counted() {
        String known = with(registered("Pending"), "\"known\":true," + MORE);
        String notKnown = "{\"documentId\":\"%s\",\"known\":false,\"since\":\"never\"}".formatted(OTHER);
        fixture.server.answers(json(200, "{\"next\":\"p2\",\"items\":[%s,%s,7]}".formatted(known, notKnown)));

        var found = fixture.platform.find(KeyMode.LIVE, List.of(DOCUMENT, OTHER));

        assertThat(found.get(DOCUMENT).result()).isEqualTo(new Found("SIM-000001", new Verdict("Pending", null, null)));
        assertThat(found.get(OTHER).result()).isEqualTo(new NotFound());
        assertThat(found.values())
                .extracting(one -> one.signal().unknownFields())
                .containsOnly(5);
        assertThat(record(found.get(DOCUMENT)).required("answer"))
                .contains("\"verdict\":{\"status\":\"Approved\",\"x\":[1,2]}")
                .doesNotContain("since", "next");
        assertThat(record(found.get(OTHER)).required("answer")).contains("\"since\":\"never\"");
    }

    @Test
    void of_a_withdrawal() {
        fixture.server.answers(json(200, "{\"withdrawn\":true,\"state\":\"Withdrawn\"}"));

        var exchanged =
                fixture.platform.withdraw(new Withdrawal(DOCUMENT, "SIM-000001", "acct", "exporter", KeyMode.LIVE));

        assertThat(exchanged.result()).isInstanceOf(Postponed.class);
        assertThat(exchanged.signal().unknownFields()).isEqualTo(2);
    }

    @Test
    void never_approve() {
        String unnamed = "{\"id\":\"%s\",\"ref\":\"SIM-1\",%s}".formatted(DOCUMENT, MORE);
        Stream.of(200, 202, 409)
                .forEach(status ->
                        assertThat(fixture.submit(json(status, unnamed))).isInstanceOf(Unknown.class));
        fixture.server.answers(json(
                200,
                "{\"items\":[{\"documentId\":\"%s\",\"known\":true,\"reference\":\"SIM-1\",%s}]}"
                        .formatted(DOCUMENT, MORE)));
        assertThat(fixture.platform
                        .find(KeyMode.LIVE, List.of(DOCUMENT))
                        .get(DOCUMENT)
                        .result())
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void a_known_answer_counts_none_and_an_unreadable_one_neither() {
        assertThat(fixture.exchange(json(202, registered("Pending"))).signal().unknownFields())
                .isZero();
        assertThat(fixture.exchange(json(202, "[{\"x\":1}]")).signal().unknownFields())
                .isZero();
        assertThat(fixture.exchange(ScriptedServer.nothing()).signal().unknownFields())
                .isZero();
    }
}

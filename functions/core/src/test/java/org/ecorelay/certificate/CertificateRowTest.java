package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRowTest {
    /** One write unit of the database is 1 KB; a row of the good path must fit into it. */
    private static final int WRITE_UNIT = 1_024;

    @ParameterizedTest
    @EnumSource
    void a_row_of_every_state_reads_back_as_it_was(Status status) {
        Certificate row = States.of(status);
        assertThat(CertificateRow.read(CertificateRow.write(row))).isEqualTo(row);
    }

    @Test
    void what_is_not_known_is_left_out_and_reads_back_as_unknown() {
        var filing = new State.Filing(null, MovableClock.START, "Pending", null);
        List<Certificate> rows = List.of(
                Certs.moved(States.of(Status.SUBMITTING), new State.Pending(filing)),
                Certs.moved(States.of(Status.SUBMITTING), new State.OutcomeUnknown("reset", null)),
                Certs.moved(
                        States.of(Status.RECEIVED),
                        new State.NeedsData(new Finding("ABC", null, List.of(), "What?", "That."), 1)),
                Certs.ended(States.of(Status.RECEIVED)),
                Certs.moved(States.of(Status.RECEIVED), new State.Observed(List.of())),
                Certs.moved(States.of(Status.RECEIVED), new State.Observed(List.of("ABC", "DEF"))),
                Certs.moved(
                        States.of(Status.RECEIVED), new State.Covered(CertificateId.of("acme", "shop", "LEAD", 1))));
        for (Certificate row : rows) {
            assertThat(CertificateRow.read(CertificateRow.write(row))).isEqualTo(row);
        }
    }

    @Test
    void the_timer_attention_and_notice_are_there_only_while_the_row_belongs_there() {
        Json.Obj ended = CertificateRow.write(Certs.ended(States.of(Status.RECEIVED)));
        assertThat(ended.members())
                .doesNotContainKeys("dueLane", "dueAt", "attentionAccount", "attentionSince", "notice");
        assertThat(CertificateRow.write(States.of(Status.NEEDS_DATA)).members())
                .containsKeys("dueLane", "dueAt", "attentionAccount", "attentionSince");
        Certificate row = States.of(Status.RECEIVED);
        for (int i = 0; i < 8; i++) {
            assertThat(CertificateRow.write(row).members()).doesNotContainKey("attentionAccount");
            row = row.postponed(row.due().orElseThrow(), MovableClock.START);
        }
        assertThat(CertificateRow.write(row).members()).containsKey("attentionAccount");
    }

    @Test
    void times_have_a_fixed_width_so_that_they_sort_as_text() {
        assertThat(CertificateRow.time(Instant.parse("2026-09-01T08:00:00Z"))).isEqualTo("2026-09-01T08:00:00.000Z");
        assertThat(CertificateRow.time(Instant.parse("2026-09-01T08:00:00.9999Z")))
                .isEqualTo("2026-09-01T08:00:00.999Z");
        assertThat(CertificateRow.accountDay("acme", Instant.parse("2026-09-01T23:59:59.999Z")))
                .isEqualTo("acme#2026-09-01");
    }

    @Test
    void attributes_are_texts_and_whole_numbers_only() {
        for (Certificate row : States.all()) {
            assertThat(CertificateRow.write(row).members().values())
                    .allMatch(value -> value instanceof Json.Text || value instanceof Json.Num);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_row_with_long_texts_stays_small_and_whole(Status status) {
        Certificate row = States.of(status, "x".repeat(60) + "😀".repeat(2_000));
        Certificate read = CertificateRow.read(CertificateRow.write(row));
        assertThat(read.status()).isEqualTo(status);
        assertThat(CertificateRow.write(read)).isEqualTo(CertificateRow.write(row));
        assertThat(size(row)).isLessThan(4 * WRITE_UNIT);
        assertThat(size(States.of(status, "x".repeat(5_000)))).isLessThan(3 * WRITE_UNIT / 2);
    }

    @Test
    void a_row_of_the_good_path_is_one_write_unit() {
        for (Status status :
                List.of(Status.RECEIVED, Status.SIGNED, Status.SUBMITTING, Status.PENDING, Status.APPROVED)) {
            assertThat(size(typical(status))).as("%s", status).isLessThanOrEqualTo(WRITE_UNIT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_what_is_final_and_told_may_be_without_a_time(Status status) {
        Certificate row = States.of(status);
        if (status.isFinal()) {
            assertThat(row.told(Optional.empty(), MovableClock.START).due()).isEmpty();
        } else {
            assertThatThrownBy(() -> row.told(Optional.empty(), MovableClock.START))
                    .hasMessage("%s without a time at which it is looked at", status);
        }
    }

    @Test
    void what_somebody_has_to_be_told_about_needs_a_time() {
        Certificate row = Certs.received("EC-1");
        var state = new State.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
        var event = row.event().next(History.eventType(state.status()), row.updatedAt(), 1, List.of());
        assertThatThrownBy(() -> row.moved(state, Optional.empty(), true, event))
                .hasMessage("NOT_REQUIRED without a time at which it is looked at");
    }

    private static Certificate typical(Status status) {
        Sha256 hash = Sha256.of("x");
        var subject = Subject.ofOrder(
                "acme-trading", "main-shop", "acme-anji", "EC-2026-100001", "VN", KeyMode.LIVE, MovableClock.START);
        Certificate row = Certs.received(subject, hash, MovableClock.START.plus(Duration.ofMinutes(25)));
        if (status == Status.RECEIVED) {
            return row;
        }
        var filing = new State.Filing("SIM-2026-0000001234", MovableClock.START, "Approved", null);
        Certificate model = States.of(status);
        State state = switch (status) {
            case PENDING -> new State.Pending(filing);
            case APPROVED -> new State.Approved(filing, MovableClock.START);
            default -> model.state();
        };
        var event =
                row.event().next(History.eventType(status), MovableClock.START.plusMillis(123), 1, List.of(hash, hash));
        return new Certificate(
                subject,
                1,
                1,
                0,
                hash,
                Lineage.begin(Optional.empty()).after(1, state),
                state,
                Optional.of(row.due().orElseThrow()),
                status == Status.APPROVED,
                1,
                0,
                event,
                7,
                MovableClock.START);
    }

    /** As DynamoDB counts: names and texts in UTF-8, a number half its digits plus one. */
    private static int size(Certificate row) {
        return CertificateRow.write(row).members().entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey())
                        + switch (attribute.getValue()) {
                            case Json.Text(var text) -> bytes(text);
                            case Json.Num(var number) -> number.precision() / 2 + 2;
                            default -> throw new IllegalStateException("no such attribute");
                        })
                .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

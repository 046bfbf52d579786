package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ecorelay.certificate.Status.APPROVED;
import static org.ecorelay.certificate.Status.AWAITING_ISSUER;
import static org.ecorelay.certificate.Status.DEFERRED;
import static org.ecorelay.certificate.Status.MANUAL_REVIEW;
import static org.ecorelay.certificate.Status.NEEDS_DATA;
import static org.ecorelay.certificate.Status.NOT_QUALIFIED;
import static org.ecorelay.certificate.Status.NOT_REQUIRED;
import static org.ecorelay.certificate.Status.OUTCOME_UNKNOWN;
import static org.ecorelay.certificate.Status.PENDING;
import static org.ecorelay.certificate.Status.RECEIVED;
import static org.ecorelay.certificate.Status.REJECTED;
import static org.ecorelay.certificate.Status.SIGNED;
import static org.ecorelay.certificate.Status.SUBMITTING;
import static org.ecorelay.certificate.Status.WITHDRAWN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest {
    private static final Set<Status> FROM_BUILDER =
            EnumSet.of(RECEIVED, NEEDS_DATA, AWAITING_ISSUER, SIGNED, NOT_QUALIFIED, NOT_REQUIRED, WITHDRAWN);
    private static final Set<Status> AFTER_AN_END = EnumSet.of(RECEIVED, WITHDRAWN);

    /** It may still share the shipment of another order. */
    private static final Set<Status> AFTER_WHAT_WAS_NOT_FILED = EnumSet.of(RECEIVED, WITHDRAWN, NOT_REQUIRED);

    /** The picture of the design, with what a correction, a withdrawal, a missing sandbox and a shared shipment add to it. */
    private static final Map<Status, Set<Status>> PICTURE = Map.ofEntries(
            Map.entry(RECEIVED, FROM_BUILDER),
            Map.entry(NEEDS_DATA, FROM_BUILDER),
            Map.entry(AWAITING_ISSUER, FROM_BUILDER),
            Map.entry(SIGNED, EnumSet.of(SUBMITTING, NOT_REQUIRED, RECEIVED, WITHDRAWN)),
            Map.entry(DEFERRED, EnumSet.of(SUBMITTING, NOT_REQUIRED, RECEIVED, WITHDRAWN)),
            Map.entry(SUBMITTING, EnumSet.of(PENDING, APPROVED, REJECTED, MANUAL_REVIEW, DEFERRED, OUTCOME_UNKNOWN)),
            Map.entry(OUTCOME_UNKNOWN, EnumSet.of(PENDING, APPROVED, REJECTED, MANUAL_REVIEW, SIGNED)),
            Map.entry(PENDING, EnumSet.of(APPROVED, REJECTED, MANUAL_REVIEW, RECEIVED, WITHDRAWN)),
            Map.entry(MANUAL_REVIEW, EnumSet.of(PENDING, APPROVED, REJECTED, MANUAL_REVIEW, RECEIVED, WITHDRAWN)),
            Map.entry(APPROVED, AFTER_AN_END),
            Map.entry(REJECTED, AFTER_AN_END),
            Map.entry(NOT_QUALIFIED, AFTER_WHAT_WAS_NOT_FILED),
            Map.entry(NOT_REQUIRED, AFTER_WHAT_WAS_NOT_FILED),
            Map.entry(WITHDRAWN, EnumSet.noneOf(Status.class)));

    @Test
    void every_pair_of_states_is_a_move_or_is_not() {
        for (Status from : Status.values()) {
            for (Status to : Status.values()) {
                assertThat(from.leadsTo(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(PICTURE.get(from).contains(to));
            }
        }
    }

    @Test
    void a_row_moves_where_its_state_leads_and_nowhere_else() {
        for (Certificate row : States.all()) {
            for (Certificate other : States.all()) {
                if (row.status().leadsTo(other.status())) {
                    assertThat(Certs.moved(row, other.state()).status()).isEqualTo(other.status());
                } else {
                    assertThatIllegalArgumentException().isThrownBy(() -> Certs.moved(row, other.state()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_what_is_signed_or_deferred_can_be_claimed(Status status) {
        Certificate row = States.of(status);
        var claim = new State.Submitting(row.updatedAt(), "w1");
        Due due = Due.work(row.id(), row.updatedAt());
        if (status == SIGNED || status == DEFERRED) {
            assertThat(row.claimed(claim, due, row.updatedAt()).attempts()).isEqualTo(row.attempts() + 1);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> row.claimed(claim, due, row.updatedAt()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_approval_comes_only_from_an_answer_of_the_platform(Status status) {
        boolean asked =
                EnumSet.of(SUBMITTING, OUTCOME_UNKNOWN, PENDING, MANUAL_REVIEW).contains(status);
        assertThat(status.leadsTo(APPROVED)).isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_that_is_in_flight_is_built_again(Status status) {
        if (status == SUBMITTING || status == OUTCOME_UNKNOWN) {
            assertThat(status.leadsTo(RECEIVED)).isFalse();
            assertThat(status.inFlight()).isTrue();
        }
        assertThat(status.isFinal() && status.inFlight()).isFalse();
    }

    @Test
    void only_an_approval_puts_a_version_in_force() {
        for (Certificate row : States.all()) {
            assertThat(row.versionInForce()).isEqualTo(row.status() == APPROVED ? 1 : 0);
        }
    }
}

package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.State.NotRequired.Reason;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateViewTest {
    /** States whose document is signed. */
    private static final Set<Status> SIGNED = EnumSet.of(
            Status.SIGNED,
            Status.SUBMITTING,
            Status.DEFERRED,
            Status.OUTCOME_UNKNOWN,
            Status.PENDING,
            Status.MANUAL_REVIEW,
            Status.APPROVED,
            Status.REJECTED);

    private static Json.Obj view(Status status) {
        return CertificateView.of(Rows.of(status)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, in preparation",
        "NEEDS_DATA, data needed",
        "AWAITING_ISSUER, in preparation",
        "SIGNED, in preparation",
        "SUBMITTING, in preparation",
        "DEFERRED, in preparation",
        "OUTCOME_UNKNOWN, in preparation",
        "PENDING, Pending-Queue-7",
        "MANUAL_REVIEW, Sleeping",
        "APPROVED, Approved-Fast",
        "REJECTED, Rejected-Field-Missing",
        "NOT_QUALIFIED, does not originate",
        "NOT_REQUIRED, not required",
        "WITHDRAWN, withdrawn"
    })
    void a_storefront_sees_the_word_of_the_platform_or_ours_before_there_is_one(Status status, String word) {
        assertThat(view(status).required("status")).isEqualTo(word);
        assertThat(view(status).required("state")).isEqualTo(status.name());
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void only_the_state_says_whether_it_is_final(Status status) {
        assertThat(view(status).get("final")).contains(Json.bool(status.isFinal()));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void timers_locks_indexes_and_the_tenant_are_nobodys_business(Status status) {
        assertThat(view(status).members())
                .doesNotContainKeys(
                        "account",
                        "accountDay",
                        "dueLane",
                        "dueAt",
                        "revision",
                        "tries",
                        "leaseUntil",
                        "claim",
                        "event",
                        "orderHash",
                        "notice",
                        "attentionAccount",
                        "attentionSince",
                        "notFoundAt");
        assertThat(CanonicalJson.text(view(status))).doesNotContain(Rows.CLAIM);
    }

    @Test
    void an_answer_of_the_platform_is_shown_with_its_reason_and_what_to_do() {
        assertThat(view(Status.REJECTED).members())
                .containsEntry("verdictCode", Json.text("Rejected-Field-Missing"))
                .containsEntry("verdictReason", Json.text("because"))
                .containsEntry("fix", Json.text("Add it."))
                .containsEntry("reference", Json.text("ref-1"))
                .containsKeys("submittedAt", "decidedAt");
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_REQUIRED")
    void there_is_a_link_to_the_document_once_it_is_signed(Status status) {
        assertThat(CertificateView.documentUrl(Rows.of(status)).isPresent()).isEqualTo(SIGNED.contains(status));
    }

    @ParameterizedTest
    @CsvSource({
        "DESTINATION_NOT_RCEP, false",
        "CUSTOMS_VALUE_WAIVED, false",
        "PLATFORM_DOES_NOT_COVER, true",
        "NO_SANDBOX_FOR_TEST_ORDER, true"
    })
    void what_is_not_submitted_although_it_is_signed_keeps_its_document(Reason reason, boolean link) {
        assertThat(CertificateView.documentUrl(Rows.notRequired(reason)).isPresent())
                .isEqualTo(link);
    }
}

package org.ecorelay.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.State.NotRequired.Reason;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.MovableClock;
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

    @Test
    void a_rejected_correction_says_which_version_stays_in_force() {
        Certificate approved = Rows.of(Status.APPROVED);
        var basis = new Basis(Sha256.of("changed"), "VN", 1, Optional.empty(), Optional.empty());
        Event event = approved.event().next("certificate.received.v1", MovableClock.START, 2, List.of());
        Certificate corrected = approved.corrected(basis, Due.work(approved.id(), MovableClock.START), event);
        var filing = new State.Filing("ref-2", MovableClock.START, "Rejected-Field-Missing", "because");
        State rejected = new State.Rejected(filing, MovableClock.START, "Add it.");
        Certificate claimed = Certs.moved(corrected, new State.Signed())
                .claimed(
                        new State.Submitting(MovableClock.START, "claim"),
                        Due.work(approved.id(), MovableClock.START),
                        MovableClock.START);
        Json.Obj view = CertificateView.of(Certs.moved(claimed, rejected)).build();
        assertThat(view.members())
                .containsEntry("status", Json.text("Rejected-Field-Missing"))
                .containsEntry("inForce", Json.text("version 1 stays in force"));
        assertThat(view.requiredInt("versionInForce")).isEqualTo(1);
        assertThat(view.requiredInt("version")).isEqualTo(2);
        assertThat(view(Status.REJECTED).members()).doesNotContainKey("inForce");
    }

    @Test
    void what_waits_for_too_long_says_so_until_it_is_decided() {
        Certificate pending = Rows.of(Status.PENDING);
        Certificate stuck = pending.stuck(MovableClock.START);
        assertThat(CertificateView.of(stuck).build().members()).containsEntry("stuck", Json.bool(true));
        assertThat(CertificateView.of(pending).build().members()).doesNotContainKey("stuck");
        var filing = new State.Filing("ref-1", MovableClock.START, "Approved", null);
        Certificate decided = Certs.moved(stuck, new State.Approved(filing, MovableClock.START));
        assertThat(CertificateView.of(decided).build().members()).doesNotContainKey("stuck");
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_REQUIRED")
    void there_is_a_link_to_the_document_once_it_is_signed(Status status) {
        assertThat(CertificateView.documentUrl(Rows.of(status)).isPresent()).isEqualTo(SIGNED.contains(status));
    }

    @Test
    void what_is_only_observed_says_so_and_what_it_would_have_been_asked() {
        Certificate pass = Certs.moved(Rows.of(Status.RECEIVED), new State.Observed(List.of()));
        assertThat(CertificateView.of(pass).build().members())
                .containsEntry("state", Json.text("NOT_REQUIRED"))
                .containsEntry("status", Json.text("observed"))
                .containsEntry("reason", Json.text("OBSERVED_WOULD_PASS"));
        assertThat(CertificateView.documentUrl(pass)).isPresent();
        Certificate fail = Certs.moved(Rows.of(Status.RECEIVED), new State.Observed(List.of("A_B", "C_D", "A_B")));
        assertThat(CertificateView.of(fail).build().members())
                .containsEntry("reason", Json.text("OBSERVED_WOULD_FAIL"))
                .containsEntry("findingCodes", Json.text("A_B C_D"));
        assertThat(CertificateView.documentUrl(fail)).isEmpty();
    }

    @Test
    void what_is_on_the_certificate_of_another_order_names_it() {
        CertificateId lead = CertificateId.of("acme", "shop", "LEAD", 1);
        Certificate row = Certs.moved(Rows.of(Status.RECEIVED), new State.Covered(lead));
        assertThat(CertificateView.of(row).build().members())
                .containsEntry("state", Json.text("NOT_REQUIRED"))
                .containsEntry("status", Json.text("covered by another order"))
                .containsEntry("reason", Json.text("COVERED_BY"))
                .containsEntry("coveredBy", Json.text(lead.value()));
        assertThat(CertificateView.documentUrl(row)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void why_nothing_is_sent_is_said_in_a_sentence_in_both_languages(Reason reason) {
        Json.Obj view = CertificateView.of(Rows.notRequired(reason)).build();
        assertThat(view.required("reason")).isEqualTo(reason.name());
        assertThat(view.required("explanation")).isEqualTo(reason.sentence()).endsWith(".");
        assertThat(view.object("zh").required("explanation")).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @CsvSource({
        "DESTINATION_NOT_RCEP, false",
        "CUSTOMS_VALUE_WAIVED, false",
        "STORE_OFF, false",
        "MANUAL_PATH_CHOSEN, false",
        "PLATFORM_DOES_NOT_COVER, true",
        "NO_SANDBOX_FOR_TEST_ORDER, true"
    })
    void what_is_not_submitted_although_it_is_signed_keeps_its_document(Reason reason, boolean link) {
        assertThat(CertificateView.documentUrl(Rows.notRequired(reason)).isPresent())
                .isEqualTo(link);
    }
}

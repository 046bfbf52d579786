package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.submission.SubmitCertificate.Settled;
import org.junit.jupiter.api.Test;

class SubmitCertificateTest {
    private static final Settled NOTHING = new Settled.NothingToDo();

    private final Given given = new Given();
    private final Certificate row = given.signed("EC-1");

    private Settled submit() {
        return given.submitting.submit(row.documentId());
    }

    private Certificate now() {
        return given.row(row.id());
    }

    private static Settled recorded(Status status) {
        return new Settled.Recorded(status);
    }

    @Test
    void a_filed_document_waits_for_its_verdict() {
        assertThat(submit()).isEqualTo(recorded(Status.PENDING));
        assertThat(now().state()).isInstanceOfSatisfying(State.Pending.class, pending -> {
            assertThat(pending.filing().reference()).isEqualTo("REF-1");
            assertThat(pending.filing().code()).isEqualTo("Pending");
        });
        assertThat(now().due().orElseThrow().lane()).isEqualTo("verdict#VN#0");
        assertThat(now().attempts()).isEqualTo(1);
        assertThat(now().event().rests()).hasSize(1);
    }

    @Test
    void what_is_sent_is_the_signed_document_under_its_own_id() {
        submit();
        assertThat(given.platform.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.documentId()).isEqualTo(row.documentId());
            assertThat(sent.jws())
                    .isEqualTo(given.ledger
                            .find(row.id(), Ledger.documentKey(1))
                            .orElseThrow()
                            .text());
            assertThat(sent.account()).isEqualTo(Given.ACCOUNT);
            Profile profile =
                    given.profiles.choose("VN", Profile.day(row.subject().createdAt()));
            assertThat(sent.specVersion()).isEqualTo(profile.specVersion());
            assertThat(sent.statusCodes()).isEqualTo(profile.statusCodes());
            assertThat(sent.exporter()).isEqualTo("maker");
            assertThat(sent.sandbox()).isNull();
        });
    }

    @Test
    void the_script_of_a_test_order_goes_along_with_it() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        Certificate test = given.accepted(Orders.sandboxed("EC-2"));
        given.building.build(test.documentId());
        given.submitting.submit(test.documentId());
        assertThat(given.platform.sent().getLast().mode()).isEqualTo(KeyMode.TEST);
        assertThat(given.platform.sent().getLast().sandbox()).contains("Rejected-Field-Missing");
        assertThat(given.row(test.id()).due().orElseThrow().lane()).isEqualTo("verdict#VN.test#0");
    }

    @Test
    void a_verdict_given_at_once_is_taken_at_once() {
        given.platform.decideNext("Approved");
        assertThat(submit()).isEqualTo(recorded(Status.APPROVED));
        assertThat(now().noticeDue()).isTrue();
        assertThat(now().versionInForce()).isEqualTo(1);
    }

    @Test
    void a_rejection_given_at_once_keeps_the_platforms_own_word() {
        given.platform.decideNext("Rejected-Field-Missing");
        assertThat(submit()).isEqualTo(recorded(Status.REJECTED));
        assertThat(now().platformCode()).contains("Rejected-Field-Missing");
    }

    @Test
    void a_word_that_nobody_knows_is_never_an_approval() {
        for (String word : List.of("approved", "APPROVED", "Approved ", "Accepted", "Approved-Provisionally", "")) {
            var other = new Given();
            Certificate signed = other.signed("EC-1");
            other.platform.decideNext(word);
            assertThat(other.submitting.submit(signed.documentId())).isEqualTo(recorded(Status.MANUAL_REVIEW));
            assertThat(other.row(signed.id()).platformCode()).contains(word);
            assertThat(other.row(signed.id()).versionInForce()).isZero();
        }
    }

    @Test
    void a_refusal_is_a_rejection_with_what_to_do() {
        given.platform.refuseNext(Finding.of("REQUIRED_FIELD_MISSING", "/a", "VN", "vn-1", "/a", ""));
        assertThat(submit()).isEqualTo(recorded(Status.REJECTED));
        assertThat(now().state()).isInstanceOfSatisfying(State.Rejected.class, rejected -> {
            assertThat(rejected.fix()).isEqualTo("Add it to the order, the product profile or the exporter.");
            assertThat(rejected.filing().reference()).isNull();
            assertThat(rejected.filing().reason()).contains("REQUIRED_FIELD_MISSING");
        });
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void a_deferred_document_waits_at_least_as_long_as_the_platform_asked() {
        given.platform.deferNext(Duration.ofHours(2));
        assertThat(submit()).isEqualTo(recorded(Status.DEFERRED));
        assertThat(now().due().orElseThrow().at())
                .isAfterOrEqualTo(given.clock.instant().plus(Duration.ofHours(2)));
        given.submissions.receive();
        given.clock.pass(Duration.ofHours(1));
        given.poll();
        assertThat(given.submissions.receive()).isEmpty();
        given.wait(now());
        given.poll();
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
        assertThat(submit()).isEqualTo(recorded(Status.PENDING));
        assertThat(now().attempts()).isEqualTo(2);
    }

    @Test
    void an_unknown_outcome_is_asked_about_and_not_sent_again() {
        given.platform.loseNextAnswer();
        assertThat(submit()).isEqualTo(recorded(Status.OUTCOME_UNKNOWN));
        assertThat(submit()).isEqualTo(NOTHING);
        given.poll();
        assertThat(now().status()).isEqualTo(Status.PENDING);
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void what_is_not_there_not_signed_or_of_another_version_is_left_alone() {
        Certificate received = given.accepted(Orders.order("EC-9"));
        assertThat(given.submitting.submit(received.documentId())).isEqualTo(NOTHING);
        assertThat(given.submitting.submit(row.id().version(2))).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void a_word_that_nobody_knows_is_counted_for_an_alarm() {
        given.platform.decideNext("Escalated");
        submit();
        assertThat(given.counted).containsExactly("unknown-word VN");
    }

    @Test
    void a_message_about_a_certificate_that_does_not_exist_is_refused_by_its_name() {
        DocumentId nobody = Certs.received("EC-NO").documentId();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> given.submitting.submit(nobody))
                .withMessageContaining(nobody.toString());
    }

    @Test
    void a_signed_row_whose_document_is_not_in_the_ledger_is_not_claimed() {
        var certificate = Certs.received("EC-EMPTY");
        given.certificates.create(certificate);
        given.records.history().move(certificate, new State.Signed(), certificate.due(), false, List.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> given.submitting.submit(certificate.documentId()))
                .withMessageContaining("not in the ledger");
        assertThat(given.status(certificate.id())).isEqualTo(Status.SIGNED);
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void a_test_document_without_a_sandbox_goes_nowhere() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        Certificate test = given.accepted(Orders.sandboxed("EC-2"));
        given.building.build(test.documentId());
        given.platform.acceptOnly(KeyMode.LIVE);
        assertThat(given.submitting.submit(test.documentId())).isEqualTo(recorded(Status.NOT_REQUIRED));
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void a_document_that_is_deferred_again_and_again_is_stuck_after_eight_looks() {
        for (int look = 0; look < 9; look++) {
            boolean stuck = CertificateRow.write(now()).members().containsKey("attentionAccount");
            assertThat(stuck).as("look %d", look).isEqualTo(look >= 8);
            given.platform.lackCredentialNext();
            assertThat(submit()).isEqualTo(recorded(Status.DEFERRED));
            given.wait(now());
            given.poll();
        }
        assertThat(submit()).isEqualTo(recorded(Status.PENDING));
        assertThat(CertificateRow.write(now()).members()).doesNotContainKey("attentionAccount");
    }
}

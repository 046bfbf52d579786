package org.ecorelay.certificate.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.ecorelay.fixture.JsonEdit.with;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.attestation.verify.Answer;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.attestation.verify.Verification;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.StatusChanges;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.build.BuildCertificate;
import org.ecorelay.certificate.change.WithdrawCertificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** What somebody who holds a document and the newest list learns, told by the verifier that has no network. */
class StandingTest {
    private final Given given = new Given();

    private String document(Certificate row, int version) {
        return given.ledger
                .find(row.id(), Ledger.documentKey(version))
                .orElseThrow()
                .text();
    }

    private Verification verified(Certificate row, int version) {
        given.lists.publishing.ask(() -> true);
        String document = document(row, version);
        StatusPlace place =
                StatusPlace.of(Given.ACCOUNT, new Jws(document).payload()).orElseThrow();
        String list = new StatusLists(given.state, given.clock)
                .published(place.list().owner(), place.list().number())
                .orElseThrow();
        var key = new PublicJwk(
                SignatureAlgorithm.ES256,
                VerificationKey.ofSpki(given.key.publicKey().getEncoded()));
        Json set = Json.object().put("keys", Json.array(Stream.of(key.json()))).build();
        Optional<KeySet> keys = KeySet.parse(CanonicalJson.text(set));
        var means = new Means(keys, List.of(list), List.of(), new Register.NotAsked(), given.clock.instant());
        return VerifyDocument.verify(document, means);
    }

    private AnswerCode standing(Certificate row, int version) {
        return verified(row, version).status().code();
    }

    private void assertReplaced(Certificate row, int version) {
        Verification found = verified(row, version);
        assertThat(found.replacement().code()).isEqualTo(AnswerCode.REPLACED);
        assertThat(found.status().code()).isEqualTo(AnswerCode.NOT_WITHDRAWN);
        assertThat(found.overall()).isEqualTo(Verdict.INVALID);
    }

    private void assertStands(Certificate row, int version) {
        Verification found = verified(row, version);
        assertThat(found.answers())
                .extracting(Answer::code)
                .containsExactly(
                        AnswerCode.INTACT,
                        AnswerCode.ISSUER_CONFIRMED,
                        AnswerCode.NOT_WITHDRAWN,
                        AnswerCode.WITHIN_VALIDITY,
                        AnswerCode.NOT_REPLACED);
        assertThat(found.overall()).isEqualTo(Verdict.VALID);
    }

    private Certificate corrected(Certificate row, String quantity) {
        given.correct(row.id(), with(Orders.order("EC-1"), "/lines/0/quantity", Json.text(quantity)));
        return given.row(row.id());
    }

    @Test
    void a_signed_document_stands() {
        Certificate row = given.signed("EC-1");
        assertStands(row, 1);
    }

    @Test
    void a_document_that_was_withdrawn_before_it_was_sent_does_not_stand_and_others_do() {
        Certificate row = given.signed("EC-1");
        Certificate other = given.signed("EC-2");
        given.withdraw(row.id());
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.WITHDRAWN);
        assertThat(standing(other, 1)).isEqualTo(AnswerCode.NOT_WITHDRAWN);
    }

    @Test
    void a_document_that_the_platform_has_does_not_stand_once_it_is_withdrawn_there() {
        Certificate row = given.approved("EC-1");
        given.withdraw(row.id());
        given.settle(3);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.WITHDRAWN);
    }

    @Test
    void an_approved_document_stands_until_its_replacement_is_in_force() {
        Certificate row = given.approved("EC-1");
        corrected(row, "11");
        given.building.build(row.id().version(2));
        given.submitting.submit(row.id().version(2));
        assertStands(row, 1);
        given.platform.verdict(row.id().version(2), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.row(row.id()).versionInForce()).isEqualTo(2);
        assertReplaced(row, 1);
        assertStands(row, 2);
    }

    @Test
    void a_document_that_never_was_in_force_is_replaced_by_the_next_one() {
        Certificate row = given.signed("EC-1");
        corrected(row, "11");
        given.building.build(row.id().version(2));
        assertReplaced(row, 1);
        assertStands(row, 2);
    }

    @Test
    void a_document_that_was_replaced_is_withdrawn_with_all_others() {
        Certificate row = given.signed("EC-1");
        corrected(row, "11");
        given.building.build(row.id().version(2));
        given.withdraw(row.id());
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.WITHDRAWN);
        assertThat(standing(row, 2)).isEqualTo(AnswerCode.WITHDRAWN);
    }

    @Test
    void a_death_between_the_approval_and_the_list_leaves_the_replaced_document_standing_only_until_the_timer_comes() {
        Certificate row = given.approved("EC-1");
        corrected(row, "11");
        given.building.build(row.id().version(2));
        given.submitting.submit(row.id().version(2));
        given.platform.verdict(row.id().version(2), "Approved");
        given.clock.pass(Given.PACE);
        given.verdicts.collect(() -> true);
        assertThat(given.row(row.id()).noticeDue()).isTrue();
        given.settle(1);
        assertReplaced(row, 1);
    }

    /** What nobody was told of must not be revoked: first the wish is durable, then the list says it, then the row. */
    @Test
    void a_withdrawal_that_dies_is_carried_out_by_the_timer() {
        Certificate row = given.signed("EC-1");
        StatusChanges dead = new StatusChanges() {
            @Override
            public void withdrawn(Certificate certificate) {
                assertThat(given.row(certificate.id()).lineage().wanted()).contains(new Wanted.Withdrawal());
                throw new IllegalStateException("died");
            }

            @Override
            public void replaced(Certificate certificate) {
                throw new IllegalStateException("nothing is replaced here");
            }
        };
        var dying = new WithdrawCertificate(given.records.telling(dead));
        assertThatIllegalStateException()
                .isThrownBy(() -> dying.withdraw(Given.caller(KeyMode.LIVE), row.id()))
                .withMessage("died");
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
        assertStands(row, 1);
        given.settle(1);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.WITHDRAWN);
    }

    /** The builder puts its document when the withdrawal has looked already, and loses its commit. */
    @Test
    void a_document_that_was_signed_while_its_certificate_was_withdrawn_does_not_stand() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        SigningKeys slow = (account, exporter, algorithm, at) -> {
            given.withdraw(row.id());
            return given.keys.find(account, exporter, algorithm, at);
        };
        var building = new BuildCertificate(
                given.records,
                given.registry,
                given.profiles,
                given.waits,
                slow,
                given.lists.places,
                given.submissions,
                TestServiceSecret.KNOWN);
        assertThat(building.build(row.documentId())).isEqualTo(Status.WITHDRAWN);
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.WITHDRAWN);
    }
}

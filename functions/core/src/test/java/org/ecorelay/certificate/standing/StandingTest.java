package org.ecorelay.certificate.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
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

    private AnswerCode standing(Certificate row, int version) {
        given.publishing.ask(() -> true);
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
        return VerifyDocument.verify(document, means).status().code();
    }

    @Test
    void a_signed_document_stands() {
        Certificate row = given.signed("EC-1");
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.NOT_WITHDRAWN);
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
    void a_replaced_document_stands_until_its_replacement_is_in_force() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), with(Orders.order("EC-1"), "/lines/0/quantity", Json.text("11")));
        given.building.build(row.id().version(2));
        given.submitting.submit(row.id().version(2));
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.NOT_WITHDRAWN);
        given.platform.verdict(row.id().version(2), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.row(row.id()).versionInForce()).isEqualTo(2);
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.WITHDRAWN);
        assertThat(standing(row, 2)).isEqualTo(AnswerCode.NOT_WITHDRAWN);
    }

    @Test
    void a_death_between_the_approval_and_the_list_leaves_the_replaced_document_standing_only_until_the_timer_comes() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), with(Orders.order("EC-1"), "/lines/0/quantity", Json.text("11")));
        given.building.build(row.id().version(2));
        given.submitting.submit(row.id().version(2));
        given.platform.verdict(row.id().version(2), "Approved");
        given.clock.pass(Given.PACE);
        given.verdicts.collect(() -> true);
        assertThat(given.row(row.id()).noticeDue()).isTrue();
        given.settle(1);
        assertThat(standing(row, 1)).isEqualTo(AnswerCode.WITHDRAWN);
    }
}

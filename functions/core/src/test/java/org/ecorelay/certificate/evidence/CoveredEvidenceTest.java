package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.change.Sharing;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order that had a document of its own, and went into the shipment and the certificate of another. */
class CoveredEvidenceTest {
    private final Given given = new Given();
    private final Sharing sharing = new Sharing(given);
    private final Packing packing = new Packing(given);

    private Certificate covered() {
        Certificate lead = given.accepted(Orders.order("A"));
        Certificate signed = given.signed("B");
        sharing.ship("A", "B");
        given.building.build(given.row(lead.id()).documentId());
        sharing.settle();
        assertThat(given.row(signed.id()).state()).isEqualTo(new State.Covered(lead.id()));
        return given.row(signed.id());
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void the_evidence_of_a_covered_order_holds_and_says_what_covers_it(Audience audience) {
        Certificate row = covered();
        Archive archive = packing.pack(row, audience);
        EvidenceReport report = packing.examine(archive.bytes());
        assertThat(report.broken()).isEmpty();
        assertThat(report.doubts()).isEmpty();
        assertThat(report.overall()).isEqualTo(Verdict.VALID);
        assertThat(archive.text(StateOfCertificate.NAME).orElseThrow())
                .contains("\"coveredBy\":\"" + ((State.Covered) row.state()).by() + "\"");
    }

    @Test
    void its_own_document_is_there_and_replaced_by_the_list_that_comes_with_it() {
        Archive archive = packing.pack(covered(), Audience.BUYER);
        var means = new Means(
                KeySet.parse(Packing.keySet(given.key)),
                List.of(archive.text("status-lists/001.jwt").orElseThrow()),
                List.of(),
                new Register.NotAsked(),
                given.clock.instant());
        String document = archive.text("documents/000001.jwt").orElseThrow();
        assertThat(VerifyDocument.verify(document, means).replacement().code()).isEqualTo(AnswerCode.REPLACED);
    }

    @Test
    void once_it_goes_on_by_itself_its_evidence_holds_with_both_documents() {
        Certificate row = covered();
        Certificate lead = given.row(((State.Covered) row.state()).by());
        given.platform.verdict(lead.documentId(), "Approved");
        sharing.settle();
        sharing.ship("A");
        sharing.settle();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        Archive archive = packing.pack(row, Audience.EXPORTER);
        assertThat(archive.names()).contains("documents/000001.jwt", "documents/000002.jwt");
        EvidenceReport report = packing.examine(archive.bytes());
        assertThat(report.overall())
                .as("%s %s", report.broken(), report.doubts())
                .isEqualTo(Verdict.VALID);
    }
}

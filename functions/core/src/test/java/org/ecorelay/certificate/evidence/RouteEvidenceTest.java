package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the route of an issuing body an application is kept, on which an event rests, or a determination that was signed. */
class RouteEvidenceTest {
    private final Given given = new Given();
    private final Packing packing = new Packing(given);

    @BeforeEach
    void anExporterThatApplies() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
    }

    private void holdsWithItsApplication(Certificate row) {
        assertThat(packing.pack(row, Audience.EXPORTER).names()).anyMatch(name -> name.startsWith("applications/"));
        for (Audience audience : Audience.values()) {
            EvidenceReport report = packing.examine(packing.pack(row, audience).bytes());
            assertThat(report.overall())
                    .as("%s %s", report.broken(), report.doubts())
                    .isEqualTo(Verdict.VALID);
        }
    }

    @Test
    void the_evidence_of_an_order_that_waits_for_its_certificate_holds() {
        Certificate row = given.signed("EC-1");
        assertThat(row.status()).isEqualTo(Status.AWAITING_ISSUER);
        holdsWithItsApplication(row);
    }

    @Test
    void another_determination_of_the_same_application_leaves_nothing_that_nothing_rests_on() {
        Certificate row = given.signed("EC-1");
        String product = "product#TABLE-01";
        given.registry.put(
                Given.ACCOUNT,
                product,
                JsonEdit.with(
                        given.registry.find(Given.ACCOUNT, product).orElseThrow(), "/materials/0/id", "'other board'"));
        given.building.build(row.documentId());
        assertThat(given.row(row.id()).event()).isEqualTo(row.event());
        holdsWithItsApplication(given.row(row.id()));
    }

    @Test
    void the_evidence_of_a_document_that_is_sent_before_the_certificate_is_issued_holds() {
        given.profiles.sendBeforeNumber();
        Certificate row = given.signed("EC-1");
        assertThat(row.status()).isEqualTo(Status.SIGNED);
        holdsWithItsApplication(row);
    }
}

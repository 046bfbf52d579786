package org.ecorelay.builder;

import java.util.Optional;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.certificate.BuildCertificate;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.ecorelay.platform.JsonProfiles;

/** The builder over fakes with the profiles that come with the software. */
final class Building {
    final Given given = new Given();
    final JsonProfiles profiles;
    private final BuildCertificate building;

    Building(JsonProfiles profiles) {
        this.profiles = profiles;
        this.building = new BuildCertificate(
                given.records,
                given.registry,
                profiles,
                given.waits,
                given.keys,
                given.submissions,
                TestServiceSecret.KNOWN);
    }

    /** The certificate of a sale after one build. */
    Certificate built(Sale sale) {
        given.registry.put(Given.ACCOUNT, "exporter#maker", sale.exporter());
        sale.products().forEach((sku, product) -> given.registry.put(Given.ACCOUNT, "product#" + sku, product));
        Certificate row = given.accepted(sale.order());
        building.build(row.documentId());
        return given.row(row.id());
    }

    /** The certificate after another build. */
    Certificate again(CertificateId id) {
        building.build(given.row(id).documentId());
        return given.row(id);
    }

    /** What was signed, or empty when it was a question. */
    Optional<Json.Obj> signed(Certificate row) {
        return row.status() == Status.SIGNED || row.status() == Status.NOT_REQUIRED
                ? given.ledger
                        .find(row.id(), Ledger.documentKey(row.version()))
                        .map(item -> new Jws(item.text()).payload())
                : Optional.empty();
    }
}

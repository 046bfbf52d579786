package org.ecorelay.builder;

import java.time.LocalDate;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.build.BuildCertificate;
import org.ecorelay.certificate.route.Announcement;
import org.ecorelay.certificate.route.CoupleCertificate;
import org.ecorelay.certificate.route.CoupleCertificate.Result;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
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
                given.lists.places,
                given.submissions,
                TestServiceSecret.KNOWN);
    }

    /**
     * The certificate of a sale on the route of an issuing body, all the way: it waits, what was applied for is issued and told, and it goes on by
     * itself.
     *
     * @param body short name of the issuing body
     */
    Certificate issued(Sale sale, String body, String place) {
        Certificate waiting = built(sale);
        if (waiting.status() != Status.AWAITING_ISSUER) {
            throw new AssertionError(waiting.state());
        }
        Json.Obj application = JsonReader.readOwn(
                given.ledger.list(waiting.id(), "application").getLast().body());
        Json told = Json.object()
                .put("number", "C26RCEP" + waiting.subject().destination())
                .put("body", body)
                .put("place", place)
                .put("date", "2026-09-01")
                .put(
                        "orders",
                        JsonEdit.json("[{'store':'shop','orderNumber':'%s'}]"
                                .formatted(waiting.subject().orderNumber())))
                .put("items", Json.array(application.list("lines").stream().map(Building::certified)))
                .build();
        var couple = new CoupleCertificate(given.registry, given.records, given.correcting, given.orders);
        var announced = (Announcement.Reading.Valid) Announcement.read(told, LocalDate.parse("2026-09-02"));
        if (!(couple.accept(Given.caller(KeyMode.LIVE), announced.announcement()) instanceof Result.Accepted)) {
            throw new AssertionError("refused");
        }
        given.orders.receive().forEach(building::build);
        return given.row(waiting.id());
    }

    /** Boxes 9 to 11 as they were applied for. */
    private static Json certified(Json applied) {
        var line = (Json.Obj) applied;
        return Json.object()
                .put("sku", line.required("sku"))
                .put("line", line.requiredInt("line"))
                .put("criterion", line.required("criterion"))
                .put("originCountry", line.required("originCountry"))
                .put("hsCode", line.required("hsCode").substring(0, 6))
                .build();
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

package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.json;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.route.Announcement;
import org.ecorelay.certificate.route.CoupleCertificate;
import org.ecorelay.certificate.route.CoupleCertificate.Result;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;

/** An exporter that applies at an issuing body, and what is told about its certificates. */
final class Issuing {
    static final String NUMBER = "R262600000010001";

    final Given given = new Given();
    private final CoupleCertificate coupling =
            new CoupleCertificate(given.registry, given.records, given.correcting, given.orders);

    Issuing() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
    }

    static Json.Obj issued(String number, String order) {
        return (Json.Obj) json("""
                {'number':'%s','body':'CCPIT','date':'2026-09-01','orders':[{'store':'shop','orderNumber':'%s'}],
                 'items':[{'sku':'TABLE-01','criterion':'CTC','originCountry':'CN'}]}
                """.formatted(number, order));
    }

    Result tell(Json body) {
        return tell(body, Given.caller(KeyMode.LIVE));
    }

    Result tell(Json body, Caller caller) {
        return switch (Announcement.read(body, LocalDate.parse("2026-09-02"))) {
            case Announcement.Reading.Valid(var announcement) -> coupling.accept(caller, announcement);
            case Announcement.Reading.Invalid(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    void work() {
        for (int i = 0; i < 4; i++) {
            given.orders.receive().forEach(given.building::build);
        }
    }

    Certificate waiting(String number) {
        Certificate row = given.accepted(Orders.order(number));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.AWAITING_ISSUER);
        return given.row(row.id());
    }

    Json.Obj document(CertificateId id, int version) {
        return new Jws(given.ledger
                        .find(id, Ledger.documentKey(version))
                        .orElseThrow()
                        .text())
                .payload();
    }

    String number(CertificateId id, int version) {
        return document(id, version)
                .object("credentialSubject")
                .object("certificateOfOrigin")
                .object("issuedCertificate")
                .text("id")
                .orElse("none");
    }

    static Stream<String> types(Json.Obj document) {
        return document.list("type").stream().flatMap(type -> type.asText().stream());
    }

    static List<String> codes(Result result) {
        return switch (result) {
            case Result.Invalid(var problems) ->
                problems.stream().map(problem -> problem.code().name()).toList();
            case Result.Accepted _, Result.Conflict _, Result.Unknown _ -> List.of();
        };
    }
}

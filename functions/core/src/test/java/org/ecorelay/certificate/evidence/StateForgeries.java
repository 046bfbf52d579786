package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.certificate.evidence.Forgery.buyers;
import static org.ecorelay.certificate.evidence.Forgery.edited;
import static org.ecorelay.certificate.evidence.Forgery.forger;
import static org.ecorelay.certificate.evidence.Forgery.others;
import static org.ecorelay.certificate.evidence.Forgery.utf8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;

/** States that do not follow from the events, and copies that are not those that were signed. */
final class StateForgeries {
    private final List<Forgery> all = new ArrayList<>();

    static List<Forgery> all() {
        var forgeries = new StateForgeries();
        forgeries.states();
        forgeries.copies();
        forgeries.lists();
        return forgeries.all;
    }

    private void forged(String name, String code, String file, Supplier<byte[]> archive) {
        all.add(new Forgery(name, archive, code, file));
    }

    private void states() {
        String state = StateOfCertificate.NAME;
        forged(
                "state-changed",
                "STATE_DIFFERS",
                state,
                () -> forger().state("status", "'REJECTED'").bytes());
        forged(
                "state-being-sent",
                "STATE_DIFFERS",
                state,
                () -> forger().state("status", "'SUBMITTING'").bytes());
        forged(
                "state-that-is-none",
                "CERTIFICATE_MALFORMED",
                state,
                () -> forger().state("status", "'FINE'").bytes());
        forged(
                "state-without-a-version",
                "CERTIFICATE_MALFORMED",
                state,
                () -> forger().state("version", "").bytes());
        forged(
                "version-changed",
                "VERSION_DIFFERS",
                state,
                () -> forger().state("version", "1").bytes());
        forged(
                "older-version-in-force",
                "IN_FORCE_DIFFERS",
                state,
                () -> forger().state("versionInForce", "1").bytes());
        forged(
                "state-on-another-order",
                "BASIS_DIFFERS",
                state,
                () -> forger().state("orderHash", "'" + Sha256.of("x") + "'").bytes());
        forged(
                "order-of-another-store-put-in",
                "BASIS_DIFFERS",
                "orders/" + Sha256.of("{\"store\":\"mine\"}") + ".json",
                () -> {
                    byte[] order = utf8("{\"store\":\"mine\"}");
                    String key = "order#" + Sha256.of(order);
                    return forger().put("order", Kind.ORDER.file(key), Optional.of(key), order)
                            .bytes();
                });
        forged(
                "covering-certificate-put-in",
                "STATE_DIFFERS",
                state,
                () -> forger().state("coveredBy", "'x'").bytes());
        forged(
                "account-changed",
                "CERTIFICATE_OF_ANOTHER",
                state,
                () -> forger().state("account", "'bravo'").bytes());
        forged(
                "part-changed",
                "CERTIFICATE_OF_ANOTHER",
                state,
                () -> forger().state("part", "2").bytes());
        forged(
                "exporter-changed",
                "SUBJECT_DIFFERS",
                state,
                () -> forger().state("exporter", "'other'").bytes());
        forged(
                "destination-changed",
                "SUBJECT_DIFFERS",
                state,
                () -> forger().state("destination", "'JP'").bytes());
        forged("simulation-shown-as-live", "MODE_DIFFERS", state, StateForgeries::simulationShownAsLive);
        forged(
                "state-without-a-destination",
                "CERTIFICATE_MALFORMED",
                state,
                () -> forger().state("destination", "").bytes());
        forged(
                "state-of-another-certificate",
                "CERTIFICATE_OF_ANOTHER",
                state,
                () -> forger().body(state, others().text(state)).bytes());
        forged(
                "newest-event-changed",
                "NEWEST_DIFFERS",
                state,
                () -> forger().state("newestEvent", "'" + Sha256.of("x") + "'").bytes());
    }

    private static byte[] simulationShownAsLive() {
        var given = new Given();
        Certificate row = given.accepted(edited(Orders.order("EC-4"), "/sandbox", "{'verdict':'Approved'}"));
        given.building.build(row.documentId());
        var forger = new Forger(new Packing(given).pack(row, Audience.EXPORTER));
        assertThat(forger.text(StateOfCertificate.NAME)).contains("\"mode\":\"test\"");
        return forger.state("mode", "'live'").bytes();
    }

    private void copies() {
        String trace = buyers().file("traces/");
        forged(
                "copy-that-says-something-else",
                "COPY_NOT_SIGNED",
                trace,
                () -> buyers().copy(trace, copy -> edited(copy, "/lines/0/criterion", "'WO'"))
                        .bytes());
        forged(
                "copy-with-another-hash",
                "COPY_NOT_SIGNED",
                trace,
                () -> buyers().copy(
                                trace,
                                copy -> edited(copy, "/lines/0/determination/redacted", "'" + Sha256.of("x") + "'"))
                        .bytes());
        forged(
                "copy-that-shows-costs",
                "COPY_MALFORMED",
                trace,
                () -> buyers().copy(trace, copy -> edited(copy, "/lines/0/determination", "{'cost':'12.50'}"))
                        .bytes());
        forged(
                "copy-that-shows-one-member-more",
                "COPY_MALFORMED",
                trace,
                () -> buyers().copy(trace, copy -> edited(copy, "/comment", "'all is well'"))
                        .bytes());
        forged(
                "signed-copy-that-is-not-of-the-trace",
                "COPY_NOT_SIGNED",
                forger().file("traces/"),
                () -> forger().signed(
                                "documents/000001.jwt",
                                credential -> edited(credential, "/basis/disclosed", "'" + Sha256.of("x") + "'"),
                                Forgery.KEY)
                        .bytes());
    }

    private void lists() {
        String second = "status-lists/002.jwt";
        forged(
                "status-list-that-is-none-put-in",
                "STATUS_LIST_NOT_GENUINE",
                second,
                () -> withSecondList(_ -> "no list"));
        forged(
                "status-list-of-a-stranger-put-in",
                "STATUS_LIST_NOT_GENUINE",
                second,
                () -> withSecondList(
                        list -> Jws.sign(list, new TestSigningKey()).compact()));
        forged(
                "older-status-list-beside-the-newer",
                "STATUS_LIST_OUT_OF_PLACE",
                second,
                () -> withSecondList(list -> Jws.sign(edited(list, "/validFrom", "'2026-01-01T00:00:00Z'"), Forgery.KEY)
                        .compact()));
        forged(
                "status-list-of-other-documents-put-in",
                "STATUS_LIST_OUT_OF_PLACE",
                second,
                () -> withSecondList(list -> Jws.sign(edited(list, "/id", "'https://relay.example/other'"), Forgery.KEY)
                        .compact()));
    }

    private static byte[] withSecondList(Function<Json.Obj, String> made) {
        Forger forger = forger();
        Json.Obj list = new Jws(forger.text("status-lists/001.jwt")).payload();
        return forger.put("status-list", "status-lists/002.jwt", Optional.empty(), utf8(made.apply(list)))
                .bytes();
    }
}

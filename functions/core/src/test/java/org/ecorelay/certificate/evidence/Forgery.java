package org.ecorelay.certificate.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;

/**
 * Evidence that somebody has forged who knows how it is made.
 *
 * @param code that it must give
 * @param file that it must name
 */
record Forgery(String name, Supplier<byte[]> archive, String code, String file) {
    private static final Given GIVEN = new Given();
    static final TestSigningKey KEY = GIVEN.key;
    static final Packing PACKING = new Packing(GIVEN);

    /** Approved, corrected, approved again. */
    static final Certificate MINE = twoVersions("EC-1");

    static final Certificate OTHER = GIVEN.approved("EC-2");

    static List<Forgery> all() {
        return Stream.of(ContentForgeries.all(), HistoryForgeries.all(), DocumentForgeries.all(), StateForgeries.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Certificate twoVersions(String number) {
        Certificate row = GIVEN.approved(number);
        correct(GIVEN, row);
        return GIVEN.row(row.id());
    }

    /** Three pieces instead of two, and approved again. */
    static void correct(Given given, Certificate row) {
        given.correct(row.id(), JsonEdit.with(Orders.order(row.subject().orderNumber()), "/lines/0/quantity", "'3'"));
        given.building.build(given.row(row.id()).documentId());
        given.submitting.submit(given.row(row.id()).documentId());
        given.platform.verdict(given.row(row.id()).documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
    }

    static Archive exporters() {
        return PACKING.pack(MINE, Audience.EXPORTER);
    }

    static Forger forger() {
        return new Forger(exporters());
    }

    static Forger buyers() {
        return new Forger(PACKING.pack(MINE, Audience.BUYER));
    }

    static Forger others() {
        return new Forger(PACKING.pack(OTHER, Audience.EXPORTER));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Json.Obj edited(Json.Obj json, String pointer, String value) {
        return JsonEdit.with(json, pointer, value);
    }

    /** The file of the order that a version rests on. */
    static String orderOf(Forger forger, int version) {
        Json.Obj credential = new Jws(forger.text("documents/%06d.jwt".formatted(version))).payload();
        return "orders/" + credential.object("basis").required("order") + ".json";
    }
}

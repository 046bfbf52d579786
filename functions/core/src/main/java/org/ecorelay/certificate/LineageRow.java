package org.ecorelay.certificate;

import java.time.Instant;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * The lineage as attributes of the row. What the state says already is not written a second time: a row that was never
 * corrected has none of these.
 */
final class LineageRow {
    private LineageRow() {}

    static void write(Certificate row, JsonObjectBuilder out) {
        Lineage lineage = row.lineage();
        lineage.newest()
                .filter(filed -> filed.version() != row.version())
                .ifPresent(filed -> out.put("filedVersion", filed.version()).put("filedReference", filed.reference()));
        lineage.inForce()
                .filter(filed -> filed.version() != row.version())
                .ifPresent(filed -> out.put("inForceReference", filed.reference()));
        lineage.sourceTime().ifPresent(time -> out.put("sourceTime", time.toString()));
        lineage.products().ifPresent(hash -> out.put("products", hash.value()));
        lineage.issued().ifPresent(reference -> out.put("issuedCertificate", reference));
        lineage.wanted().ifPresent(wanted -> write(wanted, row.version() + 1, out));
    }

    private static void write(Wanted wanted, int version, JsonObjectBuilder out) {
        switch (wanted) {
            case Wanted.Withdrawal _ -> out.put("wanted", "WITHDRAWN");
            case Wanted.Version(Basis basis) -> {
                out.put("wanted", "VERSION")
                        .put("wantedVersion", version)
                        .put("wantedOrderHash", basis.orderHash().value())
                        .put("wantedDestination", basis.destination())
                        .put("wantedParts", basis.parts());
                basis.sourceTime().ifPresent(time -> out.put("wantedSourceTime", time.toString()));
                basis.products().ifPresent(hash -> out.put("wantedProducts", hash.value()));
            }
        }
    }

    static Lineage read(Json.Obj row, State state) {
        int version = row.requiredInt("version");
        int inForce = row.requiredInt("versionInForce");
        Optional<Lineage.Filed> current =
                state.said().flatMap(State.Filing::registered).map(reference -> new Lineage.Filed(version, reference));
        Optional<Lineage.Filed> earlier = row.text("filedReference")
                .map(reference -> new Lineage.Filed(row.requiredInt("filedVersion"), reference));
        return new Lineage(
                current.or(() -> earlier),
                inForce == version
                        ? current
                        : row.text("inForceReference").map(reference -> new Lineage.Filed(inForce, reference)),
                row.text("sourceTime").map(Instant::parse),
                row.text("products").map(Sha256::new),
                row.text("issuedCertificate"),
                row.text("wanted").map(word -> wanted(word, row)));
    }

    private static Wanted wanted(String word, Json.Obj row) {
        return switch (word) {
            case "WITHDRAWN" -> new Wanted.Withdrawal();
            case "VERSION" ->
                new Wanted.Version(new Basis(
                        new Sha256(row.required("wantedOrderHash")),
                        row.required("wantedDestination"),
                        row.requiredInt("wantedParts"),
                        row.text("wantedSourceTime").map(Instant::parse),
                        row.text("wantedProducts").map(Sha256::new)));
            default -> throw new IllegalStateException("a row wants " + word);
        };
    }
}

package org.ecorelay.status;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/**
 * What was determined for each line of a certificate's current version: criterion, country, basis and margin of what it covers,
 * reason and fix of what it does not. Small: the bill of materials and the arithmetic stay in the ledger's trace.
 */
final class LineViews {
    /** Events that end a determination; the last item that they rest on is its trace. */
    private static final Set<String> DETERMINED = Set.of(
            History.eventType(Status.SIGNED),
            History.eventType(Status.NOT_QUALIFIED),
            History.eventType(Status.NOT_REQUIRED));

    private static final String WHOLE = "determination";

    private LineViews() {}

    /** The lines, or empty when nothing was determined yet. */
    static Optional<Json> of(Certificate certificate, List<Event> history, Ledger ledger) {
        return history.stream()
                .filter(event -> event.version() == certificate.version() && DETERMINED.contains(event.type()))
                .flatMap(event -> event.rests().reversed().stream().limit(1))
                .findFirst()
                .flatMap(hash -> ledger.find(certificate.id(), Ledger.traceKey(certificate.version(), hash)))
                .map(item -> lines(JsonReader.readOwn(item.body())));
    }

    private static Json lines(Json.Obj trace) {
        return Json.array(trace.list("lines").stream().flatMap(LineViews::shown));
    }

    private static Stream<Json> shown(Json line) {
        if (!(line instanceof Json.Obj whole)) {
            return Stream.empty();
        }
        var view = Json.object();
        whole.members().forEach((name, value) -> {
            if (!name.equals(WHOLE)) {
                view.put(name, value);
            }
        });
        return Stream.of(view.build());
    }
}

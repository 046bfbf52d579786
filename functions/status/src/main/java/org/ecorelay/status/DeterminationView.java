package org.ecorelay.status;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.json.JsonReader;

/**
 * What was determined for a certificate's current version. Of each line criterion, country, basis and margin of what is covered, reason
 * and fix of what is not; of the document its invoice, or what stands in for it, and what the exporter has set and is not
 * followed. Small: the bill of materials and the arithmetic stay in the ledger's trace.
 */
final class DeterminationView {
    /** Events that end a determination; the last item that they rest on is its trace. */
    private static final Set<String> DETERMINED = Set.of(
            History.eventType(Status.SIGNED),
            History.eventType(Status.AWAITING_ISSUER),
            History.eventType(Status.NOT_QUALIFIED),
            History.eventType(Status.NOT_REQUIRED));

    private static final String WHOLE = "determination";

    private DeterminationView() {}

    /** Adds {@code lines}, {@code invoice} and {@code warnings} of the newest determination; nothing when there is none yet. */
    static void write(Certificate certificate, List<Event> history, Ledger ledger, JsonObjectBuilder view) {
        history.reversed().stream()
                .filter(event -> event.version() == certificate.version() && DETERMINED.contains(event.type()))
                .flatMap(event -> event.rests().reversed().stream().limit(1))
                .flatMap(hash -> ledger.find(certificate.id(), Ledger.traceKey(certificate.version(), hash)).stream())
                .findFirst()
                .map(item -> JsonReader.readOwn(item.body()))
                .ifPresent(trace -> view.put("lines", lines(trace))
                        .putIfPresent("invoice", trace.get("invoice"))
                        .putIfPresent("warnings", trace.get("warnings")));
    }

    private static Json lines(Json.Obj trace) {
        return Json.array(trace.list("lines").stream().flatMap(DeterminationView::shown));
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

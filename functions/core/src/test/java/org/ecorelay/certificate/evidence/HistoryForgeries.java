package org.ecorelay.certificate.evidence;

import static org.ecorelay.certificate.evidence.Forgery.forger;
import static org.ecorelay.certificate.evidence.Forgery.orderOf;
import static org.ecorelay.certificate.evidence.Forgery.others;
import static org.ecorelay.certificate.evidence.Forgery.utf8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecorelay.attestation.Event;

/** Histories with events changed, left out or put in, or resting on something else. */
final class HistoryForgeries {
    private final List<Forgery> all = new ArrayList<>();

    static List<Forgery> all() {
        var forgeries = new HistoryForgeries();
        forgeries.histories();
        return forgeries.all;
    }

    private void forged(String name, String code, String file, Supplier<byte[]> archive) {
        all.add(new Forgery(name, archive, code, file));
    }

    private void histories() {
        forged("event-removed", "EVENT_MISSING", "events/000003.json", () -> {
            Forger forger = forger();
            var events = new ArrayList<>(forger.events());
            events.remove(2);
            return forger.events(events).bytes();
        });
        forged("events-reordered", "EVENT_OUT_OF_ORDER", "events/000002.json", () -> {
            Forger forger = forger();
            var events = new ArrayList<>(forger.events());
            Collections.swap(events, 1, 2);
            return forger.events(events).bytes();
        });
        forged("event-inserted", "LINK_BROKEN", "events/000005.json", () -> {
            Forger forger = forger();
            var events = new ArrayList<>(forger.events());
            Event before = events.get(2);
            events.add(3, before.next("certificate.rejected.v1", before.at(), 1, List.of()));
            return forger.events(renumbered(events)).bytes();
        });
        forged("last-event-cut-off", "NEWEST_DIFFERS", StateOfCertificate.NAME, () -> {
            Forger forger = forger();
            List<Event> events = forger.events();
            return forger.events(events.subList(0, events.size() - 1)).bytes();
        });
        forged(
                "no-events",
                "NO_EVENTS",
                "events",
                () -> forger().events(List.of()).bytes());
        forged("event-with-a-space", "EVENT_MALFORMED", "events/000001.json", () -> {
            Forger forger = forger();
            return forger.body("events/000001.json", forger.text("events/000001.json") + " ")
                    .bytes();
        });
        forged("event-under-anothers-number", "KEY_DIFFERS", "events/000099.json", () -> {
            Forger forger = forger();
            String last = "events/%06d.json".formatted(forger.events().size());
            byte[] body = utf8(forger.text(last));
            return forger.without(last)
                    .put("event", "events/000099.json", Optional.of("event#000099"), body)
                    .bytes();
        });
        forged("exchange-swapped", "BODY_MISSING", "events/000003.json", () -> {
            Forger forger = forger();
            String other = others().text(others().file("exchanges/"));
            return forger.body(forger.file("exchanges/"), other).bytes();
        });
        forged("exchange-left-out", "BODY_MISSING", "events/000003.json", () -> {
            Forger forger = forger();
            return forger.without(forger.file("exchanges/")).bytes();
        });
        forged("order-changed", "BODY_MISSING", "events/000001.json", () -> {
            Forger forger = forger();
            String file = orderOf(forger, 1);
            return forger.body(file, forger.text(file).replace("240.00", "24.00"))
                    .bytes();
        });
    }

    private static List<Event> renumbered(List<Event> events) {
        var numbered = new ArrayList<Event>();
        for (Event event : events) {
            numbered.add(new Event(
                    numbered.size() + 1, event.type(), event.at(), event.version(), event.rests(), event.previous()));
        }
        return numbered;
    }
}

package org.ecorelay.attestation.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * A history that somebody hands over, and the first broken link that must be found in it.
 *
 * @param place of the broken link, 0 when nothing is wrong with it
 * @param code empty when nothing is wrong with it
 */
record EventForgery(String name, EventChain chain, int place, String code, String why) {
    private static final String MINE = "vik4zfnpzqdzvre3inary343z2gvdiin";
    private static final Sha256 ORDER = Sha256.of("order");
    private static final Sha256 DOCUMENT = Sha256.of("document");
    private static final Sha256 TRACE = Sha256.of("trace");
    private static final Sha256 FILED = Sha256.of("filed");
    private static final Sha256 APPROVED = Sha256.of("approved");

    /** Every attack on a history, and one that is none. */
    static List<EventForgery> all() {
        List<Event> good = history("2026-09-01T08:00:00Z");
        List<Event> rewritten = history("2026-09-01T09:00:00Z");
        Event inserted =
                good.get(1).next("certificate.rejected.v1", Instant.parse("2026-09-01T08:00:30Z"), 1, List.of(FILED));
        Event renumbered = new Event(
                3,
                good.get(3).type(),
                good.get(3).at(),
                1,
                good.get(3).rests(),
                good.get(2).hash());
        return List.of(
                of("events-good", good, 0, "", "Nothing is wrong with it: the control of all others."),
                of("events-none", List.of(), 0, "NO_EVENTS", "No history at all."),
                of("event-removed", without(good, 2), 3, "EVENT_MISSING", "The third event is left out."),
                of(
                        "event-removed-and-renumbered",
                        with(without(good, 2), 2, renumbered),
                        3,
                        "LINK_BROKEN",
                        "Left out, and the next one takes its number."),
                of("events-reordered", swapped(good), 2, "EVENT_OUT_OF_ORDER", "Two events have changed places."),
                of("event-twice", inserted(good, 2, good.get(1)), 3, "EVENT_OUT_OF_ORDER", "An event comes again."),
                of(
                        "event-inserted",
                        renumbered(inserted(good, 2, inserted)),
                        4,
                        "LINK_BROKEN",
                        "A rejection is put in; all numbers fit."),
                of(
                        "event-changed",
                        with(
                                good,
                                1,
                                new Event(
                                        2,
                                        good.get(1).type(),
                                        good.get(1).at(),
                                        2,
                                        good.get(1).rests(),
                                        good.getFirst().hash())),
                        2,
                        "DOCUMENT_OF_ANOTHER",
                        "The signed document is said to be of version 2."),
                ofTexts(
                        "event-in-another-form",
                        texts(good, 1, " "),
                        2,
                        "EVENT_MALFORMED",
                        "The same event with a space."),
                of("events-cut-off", good.subList(0, 3), 3, "NEWEST_DIFFERS", "The approval at the end is left out."),
                of("events-rewritten", rewritten, 4, "NEWEST_DIFFERS", "A history made anew from its beginning."),
                new EventForgery(
                        "evidence-of-another-certificate",
                        chain("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", texts(good), Optional.empty()),
                        2,
                        "DOCUMENT_OF_ANOTHER",
                        "The evidence of one certificate shown for another."),
                new EventForgery(
                        "evidence-with-another-body",
                        withoutBody(good),
                        3,
                        "BODY_MISSING",
                        "The exchange was exchanged."));
    }

    private static List<Event> history(String from) {
        Instant at = Instant.parse(from);
        var received = Event.first("certificate.received.v1", at, 1, List.of(ORDER));
        Event signed = received.next("certificate.signed.v1", at.plusSeconds(2), 1, List.of(DOCUMENT, TRACE));
        Event pending = signed.next("certificate.pending.v1", at.plusSeconds(4), 1, List.of(FILED));
        Event approved = pending.next("certificate.approved.v1", at.plusSeconds(90), 1, List.of(APPROVED));
        return List.of(received, signed, pending, approved);
    }

    private static EventForgery of(String name, List<Event> events, int place, String code, String why) {
        return ofTexts(name, texts(events), place, code, why);
    }

    private static EventForgery ofTexts(String name, List<String> texts, int place, String code, String why) {
        Sha256 newest = history("2026-09-01T08:00:00Z").getLast().hash();
        return new EventForgery(name, chain(MINE, texts, Optional.of(newest)), place, code, why);
    }

    private static EventChain chain(String certificate, List<String> texts, Optional<Sha256> newest) {
        return new EventChain(
                certificate, texts, Map.of(DOCUMENT, MINE + ".1"), Set.of(ORDER, TRACE, FILED, APPROVED), newest);
    }

    private static EventChain withoutBody(List<Event> events) {
        return new EventChain(
                MINE,
                texts(events),
                Map.of(DOCUMENT, MINE + ".1"),
                Set.of(ORDER, TRACE, APPROVED, Sha256.of("other")),
                Optional.empty());
    }

    private static List<String> texts(List<Event> events) {
        return events.stream().map(Event::text).toList();
    }

    private static List<String> texts(List<Event> events, int place, String more) {
        var texts = new ArrayList<>(texts(events));
        texts.set(place, texts.get(place) + more);
        return texts;
    }

    private static List<Event> without(List<Event> events, int place) {
        var fewer = new ArrayList<>(events);
        fewer.remove(place);
        return fewer;
    }

    private static List<Event> with(List<Event> events, int place, Event other) {
        var changed = new ArrayList<>(events);
        changed.set(place, other);
        return changed;
    }

    private static List<Event> inserted(List<Event> events, int place, Event more) {
        var longer = new ArrayList<>(events);
        longer.add(place, more);
        return longer;
    }

    private static List<Event> renumbered(List<Event> events) {
        var numbered = new ArrayList<Event>();
        for (Event event : events) {
            numbered.add(new Event(
                    numbered.size() + 1, event.type(), event.at(), event.version(), event.rests(), event.previous()));
        }
        return numbered;
    }

    private static List<Event> swapped(List<Event> events) {
        var other = new ArrayList<>(events);
        Collections.swap(other, 1, 2);
        return other;
    }

    byte[] file() {
        var documents = Json.object();
        chain.documents().forEach((hash, id) -> documents.put(hash.value(), id));
        return CanonicalJson.text(Json.object()
                        .put("certificate", chain.certificate())
                        .put("events", Json.array(chain.events().stream().map(Json::text)))
                        .put("documents", documents.build())
                        .put(
                                "bodies",
                                Json.array(chain.bodies().stream()
                                        .map(Sha256::value)
                                        .sorted()
                                        .map(Json::text)))
                        .putIfPresent(
                                "newest", chain.newest().map(Sha256::value).map(Json::text))
                        .build())
                .getBytes(StandardCharsets.UTF_8);
    }

    static EventChain read(Json.Obj file) {
        var documents = new HashMap<Sha256, String>();
        file.object("documents")
                .members()
                .forEach((hash, id) ->
                        documents.put(new Sha256(hash), id.asText().orElseThrow()));
        var bodies = new HashSet<Sha256>();
        file.list("bodies").forEach(hash -> bodies.add(new Sha256(hash.asText().orElseThrow())));
        return new EventChain(
                file.required("certificate"),
                file.list("events").stream()
                        .map(text -> text.asText().orElseThrow())
                        .toList(),
                documents,
                bodies,
                file.text("newest").map(Sha256::new));
    }

    Json.Obj entry() {
        return Json.object()
                .put("name", name)
                .put("why", why)
                .put("events", name + ".events.json")
                .put("place", place)
                .put("code", code)
                .build();
    }
}

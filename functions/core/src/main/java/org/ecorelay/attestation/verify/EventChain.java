package org.ecorelay.attestation.verify;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;

/**
 * The history of one certificate as somebody hands it over, to be checked without trusting them. A chain that was rewritten from its
 * beginning is consistent in itself: only {@code newest}, learnt from elsewhere, and the signed documents tell.
 *
 * @param certificate id of the certificate that this is said to be the history of
 * @param events canonical texts, oldest first
 * @param documents identities of the signed documents that are at hand, and the document id that each names in itself
 * @param bodies hashes of everything else that is at hand, or withheld and stood for by its hash
 * @param newest hash of the newest event, or empty when it is not known
 */
public record EventChain(
        String certificate,
        List<String> events,
        Map<Sha256, String> documents,
        Set<Sha256> bodies,
        Optional<Sha256> newest) {
    public EventChain {
        events = List.copyOf(events);
        documents = Map.copyOf(documents);
        bodies = Set.copyOf(bodies);
    }

    /** What an examination comes to. */
    public sealed interface Outcome {
        /** Every event follows from the one before and rests on what is there. */
        record Intact(int events, Sha256 newest) implements Outcome {}

        /** The first event that does not, by its place from 1; 0 when there is none. */
        record Broken(int place, ChainCode code) implements Outcome {}
    }

    /** Examines the chain up to its first broken link; throws nothing whatever the texts are. */
    public Outcome examine() {
        if (events.isEmpty()) {
            return new Outcome.Broken(0, ChainCode.NO_EVENTS);
        }
        Optional<Event> before = Optional.empty();
        for (int place = 1; place <= events.size(); place++) {
            Optional<Event> event = read(events.get(place - 1));
            Optional<ChainCode> flaw =
                    event.isEmpty() ? Optional.of(ChainCode.EVENT_MALFORMED) : flaw(event.get(), before, place);
            if (flaw.isPresent()) {
                return new Outcome.Broken(place, flaw.get());
            }
            before = event;
        }
        Sha256 last = before.orElseThrow().hash();
        return newest.isPresent() && !newest.get().equals(last)
                ? new Outcome.Broken(events.size(), ChainCode.NEWEST_DIFFERS)
                : new Outcome.Intact(events.size(), last);
    }

    private Optional<ChainCode> flaw(Event event, Optional<Event> before, int place) {
        if (event.number() != place) {
            return Optional.of(
                    event.number() > place && !isLater(place) ? ChainCode.EVENT_MISSING : ChainCode.EVENT_OUT_OF_ORDER);
        }
        if (!Optional.ofNullable(event.previous()).equals(before.map(Event::hash))) {
            return Optional.of(ChainCode.LINK_BROKEN);
        }
        return event.rests().stream()
                .flatMap(hash -> flaw(event, hash).stream())
                .findFirst();
    }

    private Optional<ChainCode> flaw(Event event, Sha256 rest) {
        String document = documents.get(rest);
        if (document != null) {
            return document.equals(certificate + "." + event.version())
                    ? Optional.empty()
                    : Optional.of(ChainCode.DOCUMENT_OF_ANOTHER);
        }
        return bodies.contains(rest) ? Optional.empty() : Optional.of(ChainCode.BODY_MISSING);
    }

    /** Whether the event of this number stands behind its place. */
    private boolean isLater(int number) {
        return events.subList(number, events.size()).stream()
                .flatMap(text -> read(text).stream())
                .anyMatch(event -> event.number() == number);
    }

    private static Optional<Event> read(String text) {
        try {
            Event event = Event.parse(text);
            return event.text().equals(text) ? Optional.of(event) : Optional.empty();
        } catch (IllegalStateException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException
                | NoSuchElementException notOurs) {
            return Optional.empty();
        }
    }
}

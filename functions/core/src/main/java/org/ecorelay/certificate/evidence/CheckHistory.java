package org.ecorelay.certificate.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.verify.EventChain;
import org.ecorelay.certificate.Ledger;

/** Whether every event follows from the one before, and what it rests on is there, be it only by its hash. */
final class CheckHistory implements Check {
    private final Optional<Sha256> newest;

    /**
     * Takes what is known from elsewhere.
     *
     * @param newest hash of the newest event, or empty
     */
    CheckHistory(Optional<Sha256> newest) {
        this.newest = newest;
    }

    @Override
    public Optional<Flaw> examine(Opened evidence) {
        List<Manifest.Item> events = evidence.of(Kind.EVENT);
        var chain = new EventChain(
                evidence.manifest().certificate(),
                events.stream().map(evidence::text).toList(),
                documents(evidence),
                bodies(evidence),
                newest);
        return switch (chain.examine()) {
            case EventChain.Outcome.Intact _ -> misnamed(events);
            case EventChain.Outcome.Broken(int place, var code) ->
                Optional.of(Flaw.of(
                        code, place == 0 ? "events" : events.get(place - 1).name()));
        };
    }

    private static Optional<Flaw> misnamed(List<Manifest.Item> events) {
        return IntStream.range(0, events.size())
                .filter(i -> !events.get(i).key().equals(Optional.of(Ledger.numbered("event", i + 1))))
                .mapToObj(i -> Flaw.of(EvidenceCode.KEY_DIFFERS, events.get(i).name()))
                .findFirst();
    }

    private static Map<Sha256, String> documents(Opened evidence) {
        var documents = new HashMap<Sha256, String>();
        for (Manifest.Item document : evidence.of(Kind.DOCUMENT)) {
            documents.put(
                    new Jws(evidence.text(document)).identity(),
                    evidence.manifest().certificate() + "." + CheckDocuments.version(document));
        }
        return documents;
    }

    private static Set<Sha256> bodies(Opened evidence) {
        return evidence.manifest().items().stream()
                .filter(item -> Kind.named(item.kind())
                        .filter(kind -> kind != Kind.DOCUMENT && kind != Kind.EVENT)
                        .isPresent())
                .map(Manifest.Item::sha256)
                .collect(Collectors.toUnmodifiableSet());
    }
}

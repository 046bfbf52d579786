package org.ecorelay.certificate.evidence;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.json.Json;

/**
 * Whether an event or a signed document rests on every file, be it by a determination. The relay keeps an answer before the move that it
 * means, and what was found before it is asked: when somebody dies in between or is second, nothing ever rests on it. So a file alone
 * is genuine now and then, and never proves anything. Orders are left out: each one that was refused is kept, on good days, too.
 */
final class CheckAttested implements Check {
    @Override
    public Optional<Flaw> examine(Opened evidence) {
        Set<String> attested = attested(evidence);
        for (Kind kind : Kind.values()) {
            for (Manifest.Item item : evidence.of(kind)) {
                if (restsOnSomething(kind)
                        && item.file().isPresent()
                        && !attested.contains(item.sha256().value())) {
                    return Optional.of(Flaw.of(EvidenceCode.NOT_ATTESTED, item.name()));
                }
            }
        }
        return Optional.empty();
    }

    /** A document is attested by its signature, an event by the chain; an order that nothing rests on was refused. */
    private static boolean restsOnSomething(Kind kind) {
        return switch (kind) {
            case TRACE, EXCHANGE, FINDINGS, APPLICATION -> true;
            case ORDER, DOCUMENT, EVENT -> false;
        };
    }

    private static Set<String> attested(Opened evidence) {
        var attested = new HashSet<String>();
        evidence.events().stream()
                .flatMap(event -> event.rests().stream())
                .map(Sha256::value)
                .forEach(attested::add);
        for (Manifest.Item document : evidence.of(Kind.DOCUMENT)) {
            Json.Obj basis = evidence.credential(document).object("basis");
            basis.text("determination").ifPresent(attested::add);
        }
        evidence.of(Kind.TRACE).stream()
                .filter(trace -> trace.file().isPresent()
                        && attested.contains(trace.sha256().value()))
                .flatMap(trace -> evidence.json(trace.name()).stream())
                .flatMap(trace -> trace.text("application").stream())
                .toList()
                .forEach(attested::add);
        return attested;
    }
}

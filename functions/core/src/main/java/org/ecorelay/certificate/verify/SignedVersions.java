package org.ecorelay.certificate.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;

/**
 * Finds a signed version by the hash of its signing input. A certificate that is not there, one that is there, a hash that fits none
 * of its versions: each gets the same answer and costs the same kinds of reads; a long history takes longer, so that the time may tell
 * that an id is one. More is read for the right hash alone.
 */
final class SignedVersions {
    /** States that only an answer of the platform leads to. */
    private static final List<Status> ANSWERS =
            List.of(Status.PENDING, Status.MANUAL_REVIEW, Status.APPROVED, Status.REJECTED);

    /** Read in place of what has not the shape of an id. */
    private static final CertificateId NOBODY = new CertificateId("a".repeat(32));

    private final Certificates certificates;
    private final Ledger ledger;

    SignedVersions(Certificates certificates, Ledger ledger) {
        this.certificates = certificates;
        this.ledger = ledger;
    }

    /**
     * A signed version, the row as it is now, and the document that was signed.
     *
     * @param answered what the platform's last answer on this version came to, or empty when it has given none
     */
    record Found(Certificate row, int version, Jws document, Optional<Status> answered) {
        DocumentId id() {
            return row.id().version(version);
        }
    }

    /** The version of {@code id} whose identity is {@code hash}; texts of another shape are looked for, too, and not found. */
    Optional<Found> find(String id, String hash) {
        CertificateId certificate = CertificateId.parse(id).orElse(NOBODY);
        Optional<Certificate> row = certificates.find(certificate);
        List<Ledger.Item> items = ledger.list(certificate, "event");
        var versions = new TreeMap<String, Integer>();
        List<Event> events = events(row, items);
        for (Event event : events) {
            if (event.type().equals(History.eventType(Status.SIGNED))
                    || event.type().equals(History.eventType(Status.NOT_REQUIRED))) {
                event.rests().forEach(rest -> versions.put(rest.value(), event.version()));
            }
        }
        return Optional.ofNullable(versions.get(hash))
                .flatMap(version -> document(row.orElseThrow(), version, answered(events, version)))
                .filter(found -> found.document().identity().equals(new Sha256(hash)));
    }

    private static List<Event> events(Optional<Certificate> row, List<Ledger.Item> items) {
        if (row.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<Event>();
        items.stream()
                .map(item -> Event.parse(item.text()))
                .filter(event -> event.number() < row.get().event().number())
                .forEach(events::add);
        events.add(row.get().event());
        return events;
    }

    /** The signed document of a version, if it has one; not asked what was answered on it. */
    Optional<Found> document(Certificate row, int version) {
        return document(row, version, Optional.empty());
    }

    private Optional<Found> document(Certificate row, int version, Optional<Status> answered) {
        return ledger.find(row.id(), Ledger.documentKey(version))
                .map(item -> new Found(row, version, new Jws(item.text()), answered));
    }

    /** The platform's own word is in the row of the current version alone; what it came to is in the history of each. */
    private static Optional<Status> answered(List<Event> events, int version) {
        return events.stream()
                .filter(event -> event.version() == version)
                .flatMap(event -> ANSWERS.stream()
                        .filter(status -> History.eventType(status).equals(event.type())))
                .reduce((_, later) -> later);
    }

    /** The document of the order whose certificate has the goods of a covered one. */
    Optional<DocumentId> covering(Certificate row) {
        return row.state() instanceof State.Covered(var by)
                ? certificates.find(by).map(Certificate::documentId)
                : Optional.empty();
    }
}

package org.ecorelay.certificate.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.verify.ChainCode;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;

/** Whether the state, the version and the version in force are those that the events lead to, and the id is that of the order. */
final class CheckState implements Check {
    private static final String FILE = StateOfCertificate.NAME;

    @Override
    public Optional<Flaw> examine(Opened evidence) {
        Optional<Json.Obj> state = evidence.json(FILE);
        List<Event> events = evidence.events();
        try {
            return state.isEmpty()
                    ? Optional.of(Flaw.of(EvidenceCode.CERTIFICATE_MALFORMED, FILE))
                    : flaw(evidence, state.get(), events);
        } catch (IllegalArgumentException | ArithmeticException memberMissing) {
            return Optional.of(Flaw.of(EvidenceCode.CERTIFICATE_MALFORMED, FILE));
        }
    }

    private static Optional<Flaw> flaw(Opened evidence, Json.Obj state, List<Event> events) {
        Event newest = events.getLast();
        if (!isOf(evidence.manifest().certificate(), state)) {
            return Optional.of(Flaw.of(EvidenceCode.CERTIFICATE_OF_ANOTHER, FILE));
        }
        if (!state.required("newestEvent").equals(newest.hash().value())) {
            return Optional.of(Flaw.of(ChainCode.NEWEST_DIFFERS, FILE));
        }
        String document = evidence.manifest().certificate() + "." + newest.version();
        if (state.requiredInt("version") != newest.version()
                || !state.required("documentId").equals(document)) {
            return Optional.of(Flaw.of(EvidenceCode.VERSION_DIFFERS, FILE));
        }
        if (state.requiredInt("versionInForce") != inForce(events)) {
            return Optional.of(Flaw.of(EvidenceCode.IN_FORCE_DIFFERS, FILE));
        }
        if (!follows(Status.valueOf(state.required("status")), events)) {
            return Optional.of(Flaw.of(EvidenceCode.STATE_DIFFERS, FILE));
        }
        boolean covered = state.get("coveredBy").isPresent();
        if (covered && !state.required("status").equals(Status.NOT_REQUIRED.name())) {
            return Optional.of(Flaw.of(EvidenceCode.STATE_DIFFERS, FILE));
        }
        return subject(evidence, state).or(() -> basis(evidence, state, events));
    }

    /** A correction may change the destination before its document is there: then there is nothing to compare with yet. */
    private static Optional<Flaw> subject(Opened evidence, Json.Obj state) {
        int version = state.requiredInt("version");
        String declarant =
                "urn:eco-relay:exporter:%s:%s".formatted(state.required("account"), state.required("exporter"));
        String destination = state.required("destination");
        boolean test = KeyMode.TEST.word().equals(state.required("mode"));
        for (Manifest.Item document : evidence.of(Kind.DOCUMENT)) {
            Json.Obj credential = evidence.credential(document);
            // Documents of an earlier day do not say that they are simulated: the member tells in one direction only.
            if (!test && credential.get("simulated").equals(Optional.of(Json.bool(true)))) {
                return Optional.of(Flaw.of(EvidenceCode.MODE_DIFFERS, FILE, document.name()));
            }
            Json.Obj to = CheckLinks.consignment(credential).object("importCountry");
            boolean same = credential.object("issuer").text("id").equals(Optional.of(declarant))
                    && to.text("code").equals(Optional.of(destination));
            if (!same && CheckDocuments.version(document) == version) {
                return Optional.of(Flaw.of(EvidenceCode.SUBJECT_DIFFERS, FILE, document.name()));
            }
        }
        return Optional.empty();
    }

    /** The id is a hash of these four, so that the evidence of one order cannot be shown for another. */
    private static boolean isOf(String certificate, Json.Obj state) {
        var id = CertificateId.of(
                state.required("account"),
                state.required("store"),
                state.required("orderNumber"),
                state.requiredInt("part"));
        return state.required("certificateId").equals(certificate) && id.value().equals(certificate);
    }

    /** A correction leaves the approved version in force, a withdrawal none. */
    static int inForce(List<Event> events) {
        int inForce = 0;
        for (Event event : events) {
            Optional<Status> status = status(event);
            if (status.equals(Optional.of(Status.APPROVED))) {
                inForce = event.version();
            } else if (status.equals(Optional.of(Status.WITHDRAWN))) {
                inForce = 0;
            }
        }
        return inForce;
    }

    /** The last move; a claim is none, and leads on from what can be submitted. */
    private static boolean follows(Status status, List<Event> events) {
        return last(events)
                .filter(last -> last == status || (status == Status.SUBMITTING && last.leadsTo(status)))
                .isPresent();
    }

    /** The state of the last event that is a move. */
    static Optional<Status> last(List<Event> events) {
        return events.reversed().stream()
                .flatMap(event -> status(event).stream())
                .findFirst();
    }

    private static Optional<Status> status(Event event) {
        return Stream.of(Status.values())
                .filter(status -> History.eventType(status).equals(event.type()))
                .findFirst();
    }

    /** The order of the newest beginning, which says the same number and store. */
    private static Optional<Flaw> basis(Opened evidence, Json.Obj state, List<Event> events) {
        String hash = state.required("orderHash");
        Optional<Event> began = events.reversed().stream()
                .filter(event -> status(event).equals(Optional.of(Status.RECEIVED)))
                .findFirst();
        boolean rests = began.filter(event ->
                        event.rests().stream().anyMatch(rest -> rest.value().equals(hash)))
                .isPresent();
        if (!rests) {
            return Optional.of(Flaw.of(EvidenceCode.BASIS_DIFFERS, FILE));
        }
        return evidence.of(Kind.ORDER).stream()
                .filter(order -> order.file().isPresent())
                .filter(order -> !sameOrder(evidence.json(order.name()), state))
                .findFirst()
                .map(order -> Flaw.of(EvidenceCode.BASIS_DIFFERS, order.name()));
    }

    private static boolean sameOrder(Optional<Json.Obj> order, Json.Obj state) {
        return order.filter(body -> body.text("orderNumber").equals(state.text("orderNumber"))
                        && body.text("store").equals(state.text("store")))
                .isPresent();
    }
}

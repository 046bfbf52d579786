package org.ecorelay.status;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Jws;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.OwnCertificate;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.verify.VerificationLink;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.origin.RcepParties;

/** One certificate: its state and history, or its signed document. A certificate of another account does not exist. */
final class OneCertificate {
    private final Certificates certificates;
    private final Ledger ledger;
    private final Profile.Catalogue profiles;
    private final URI publicUrl;

    /**
     * Shows certificates.
     *
     * @param publicUrl address of the API as a buyer reaches it; the links that are printed begin with it
     */
    OneCertificate(Certificates certificates, Ledger ledger, Profile.Catalogue profiles, URI publicUrl) {
        this.certificates = certificates;
        this.ledger = ledger;
        this.profiles = profiles;
        this.publicUrl = publicUrl;
    }

    HttpResponse show(Caller caller, HttpRequest request) {
        return find(caller, request).map(this::show).orElse(OwnCertificate.NOT_FOUND);
    }

    HttpResponse document(Caller caller, HttpRequest request) {
        return find(caller, request).map(this::document).orElse(OwnCertificate.NOT_FOUND);
    }

    /** The code for packages and pages, with the link to the current version's verification page. */
    HttpResponse qr(Caller caller, HttpRequest request) {
        return find(caller, request)
                .map(row -> verifyUrl(row)
                        .map(link -> HttpResponse.of(200, "image/svg+xml", QrSvg.of(link.toString()))
                                .with("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                                .with("x-content-type-options", "nosniff"))
                        .orElseGet(() -> noDocument(row)))
                .orElse(OwnCertificate.NOT_FOUND);
    }

    /** Empty while the current version is not signed. */
    private Optional<URI> verifyUrl(Certificate certificate) {
        return CertificateView.documentUrl(certificate)
                .flatMap(_ -> ledger.find(certificate.id(), Ledger.documentKey(certificate.version())))
                .map(item -> VerificationLink.of(publicUrl, certificate.id(), new Jws(item.text()).identity()));
    }

    private Optional<Certificate> find(Caller caller, HttpRequest request) {
        return OwnCertificate.find(certificates, caller, request);
    }

    private HttpResponse show(Certificate certificate) {
        List<Event> history = history(certificate);
        var view = CertificateView.of(certificate)
                .putIfPresent(
                        "documentUrl", CertificateView.documentUrl(certificate).map(Json::text))
                .putIfPresent("verifyUrl", verifyUrl(certificate).map(link -> Json.text(link.toString())))
                .put("requirement", requirement(certificate))
                .put("history", Json.array(history.stream().map(Event::json)));
        DeterminationView.write(certificate, history, ledger, view);
        if (certificate.status() == Status.NEEDS_DATA || certificate.state() instanceof State.Observed) {
            view.put("findings", findings(certificate));
        }
        if (certificate.status() == Status.AWAITING_ISSUER) {
            view.put("applicationUrl", "/v1/certificates/%s/application".formatted(certificate.id()));
        }
        return HttpResponse.json(200, view.build());
    }

    /** Whether the destination's authority wants an e-CO of the order, by the profile of the day that the order came. */
    private String requirement(Certificate certificate) {
        String destination = certificate.subject().destination();
        LocalDate day = Profile.day(certificate.subject().createdAt());
        boolean outside = certificate.state() instanceof State.NotRequired(var reason)
                && reason == State.NotRequired.Reason.DESTINATION_NOT_RCEP;
        return outside || !RcepParties.all().contains(destination)
                ? "not required"
                : profiles.choose(destination, day).obligation(day).word();
    }

    /** The ledger's events, and the newest one, which may still be in the row alone. */
    private List<Event> history(Certificate certificate) {
        var events = new ArrayList<Event>();
        ledger.list(certificate.id(), "event").stream()
                .map(item -> Event.parse(item.text()))
                .filter(event -> event.number() < certificate.event().number())
                .forEach(events::add);
        events.add(certificate.event());
        return events;
    }

    private Json findings(Certificate certificate) {
        return certificate.event().rests().stream()
                .flatMap(hash -> ledger.find(certificate.id(), Ledger.findingsKey(hash)).stream())
                .findFirst()
                .<Json>map(item -> new Json.Arr(JsonReader.readOwn(item.body()).list("findings")))
                .orElse(new Json.Arr(List.of()));
    }

    private HttpResponse document(Certificate certificate) {
        if (certificate.state() instanceof State.Covered(var by)) {
            return HttpResponse.problem(
                    404,
                    "no-document",
                    "The goods are on another order's certificate",
                    "Ask for /v1/certificates/%s/document.".formatted(by));
        }
        return ledger.find(certificate.id(), Ledger.documentKey(certificate.version()))
                .map(item -> HttpResponse.of(200, "application/vc+jwt", item.text()))
                .orElseGet(() -> noDocument(certificate));
    }

    private static HttpResponse noDocument(Certificate certificate) {
        return HttpResponse.problem(
                404,
                "no-document",
                "There is no signed document",
                "Look at the certificate's state: %s.".formatted(certificate.status()));
    }
}

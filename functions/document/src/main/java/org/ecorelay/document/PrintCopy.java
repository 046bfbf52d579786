package org.ecorelay.document;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Jws;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.OwnCertificate;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ended;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.verify.VerificationLink;

/** Prints the signed document of a certificate's version. A certificate of another account does not exist. */
final class PrintCopy {
    private final Certificates certificates;
    private final Ledger ledger;
    private final URI publicUrl;
    private final InstantSource clock;

    /**
     * Takes where documents are found.
     *
     * @param publicUrl address of the API as a buyer reaches it; the link behind the QR code begins with it
     */
    PrintCopy(Certificates certificates, Ledger ledger, URI publicUrl, InstantSource clock) {
        this.certificates = certificates;
        this.ledger = ledger;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Answers with the PDF; the query may name a {@code version}, the current one is printed otherwise. */
    HttpResponse print(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "version");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        Optional<Certificate> row = OwnCertificate.find(certificates, caller, request);
        if (row.isEmpty()) {
            return OwnCertificate.NOT_FOUND;
        }
        String asked =
                request.query("version").orElse(Integer.toString(row.get().version()));
        if (!asked.matches("[1-9][0-9]{0,5}")) {
            return HttpResponse.problem(
                    400, "bad-query", "The query cannot be read", "version is a whole number from 1.");
        }
        int version = Integer.parseInt(asked);
        return ledger.find(row.get().id(), Ledger.documentKey(version))
                .map(item -> print(row.get(), version, new Jws(item.text())))
                .orElseGet(() -> HttpResponse.problem(
                        404,
                        "no-document",
                        "There is no signed document",
                        "Version %d of the certificate has none; it is at version %d in the state %s."
                                .formatted(
                                        version, row.get().version(), row.get().status())));
    }

    private HttpResponse print(Certificate row, int version, Jws document) {
        var copy = new DataCopy(
                document.payload(),
                row.id().version(version),
                document.identity(),
                state(row, version),
                row.subject().mode() == KeyMode.TEST,
                VerificationLink.of(publicUrl, row.id(), document.identity()),
                clock.instant());
        return HttpResponse.bytes(200, "application/pdf", PdfForm.of(copy))
                .with("content-disposition", "inline; filename=\"data-copy-%s.pdf\"".formatted(copy.document()));
    }

    /** Where the version stands now, in the words of the API: a copy on paper cannot change when it does. */
    private static String state(Certificate row, int version) {
        Optional<Ended> ended = Ended.of(row, version);
        if (ended.isPresent()) {
            return switch (ended.get()) {
                case WITHDRAWN -> "%s, with all its versions".formatted(row.status());
                case REPLACED ->
                    row.state() instanceof State.Covered
                            ? "replaced by the certificate of the order that covers it"
                            : "not the newest version: version %d is".formatted(row.version());
            };
        }
        if (version < row.version()) {
            return "in force until version %d is approved".formatted(row.version());
        }
        return row.platformCode()
                .map(word -> "%s; answer of the verification platform: %s".formatted(row.status(), word))
                .orElseGet(() -> row.status().name());
    }
}

package org.ecorelay.aws.lambda;

import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;

/** The certificate that a path names by {@code {id}}. One of another account does not exist. */
public final class OwnCertificate {
    /** Answers for a certificate that is not there, and for one that is another account's: nobody can tell which. */
    public static final HttpResponse NOT_FOUND = HttpResponse.problem(
            404, "not-found", "No such certificate", "Check the id; it is the certificateId of the 202 answer.");

    private OwnCertificate() {}

    /** The caller's certificate, or empty. */
    public static Optional<Certificate> find(Certificates certificates, Caller caller, HttpRequest request) {
        return id(request)
                .flatMap(certificates::find)
                .filter(found -> found.subject().account().equals(caller.account()));
    }

    /** The id in the path, whosever it is; empty when it is none. */
    public static Optional<CertificateId> id(HttpRequest request) {
        return Optional.ofNullable(request.path().get("id")).flatMap(CertificateId::parse);
    }
}

package org.ecorelay.certificate.verify;

import java.net.URI;
import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * The certificate of origin that an issuing body has issued and the document carries on (box 16).
 *
 * @param body short name of the issuing body
 * @param number under which it is asked for there
 * @param date day of issue as the document says it, or empty
 * @param queryPage where the issuing body itself answers, or empty when no address is entered
 */
record Certification(String body, String number, Optional<String> date, Optional<URI> queryPage) {
    /** What a credential says of an issued certificate; empty means: not certified. */
    static Optional<Certification> of(Json.Obj credential, IssuingBodies bodies) {
        boolean coupled = credential.list("type").contains(Json.text("CertificateOfOrigin"));
        Json.Obj issued = PublicFields.tree(credential).object("issuedCertificate");
        Optional<String> body = issued.object("issuer").text("name");
        Optional<String> number = issued.text("id");
        return !coupled || body.isEmpty() || number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Certification(
                        body.get(), number.get(), issued.text("issueDate"), bodies.queryPage(body.get())));
    }

    Json.Obj json() {
        return Json.object()
                .put("body", body)
                .put("number", number)
                .putIfPresent("date", date.map(Json::text))
                .putIfPresent("queryUrl", queryPage.map(page -> Json.text(page.toString())))
                .build();
    }
}

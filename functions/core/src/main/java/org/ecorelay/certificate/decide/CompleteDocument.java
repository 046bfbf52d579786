package org.ecorelay.certificate.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.annex3b.CheckDocument;
import org.ecorelay.certificate.annex3b.OriginDocument;
import org.ecorelay.certificate.annex3b.Places;
import org.ecorelay.certificate.annex3b.ProofOfOrigin;
import org.ecorelay.certificate.annex3b.Question;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;

/** Writes the document of lines whose origin is determined, and says what is still missing in it. Pure. */
final class CompleteDocument {
    private final Order order;
    private final Profile profile;
    private final Credential credential;

    /**
     * The document of a part of an order.
     *
     * @param order the whole order
     * @param part what of it the document is about
     */
    CompleteDocument(
            Certificate certificate,
            Order order,
            PartOfOrder part,
            Exporter exporter,
            Profile profile,
            Function<Order, InvoiceReference> invoices) {
        this.order = order;
        this.profile = profile;
        this.credential = new Credential(certificate, part, exporter, profile, invoices);
    }

    /**
     * A document and the questions about it.
     *
     * @param credential to be signed when there is no question
     */
    record Completed(Json.Obj credential, List<Question> questions) {
        /** What it says, as the UN/CEFACT tree. */
        Json.Obj tree() {
            return credential.object("credentialSubject").object("certificateOfOrigin");
        }
    }

    /** The document of {@code lines}. */
    Completed of(ProofOfOrigin proof, List<DeclaredLine> lines) {
        OriginDocument document = credential.document(proof, lines);
        Json.Obj written = credential.of(document);
        var questions = new ArrayList<>(checked(document));
        RequiredFields.missing(written.object("credentialSubject"), profile.requiredFields(proof))
                .forEach(field -> questions.add(required(field, document)));
        return new Completed(written, questions);
    }

    /** What can be asked before all lines are determined, so that everything is asked at once. */
    List<Question> questions(ProofOfOrigin proof, List<DeclaredLine> lines) {
        return checked(credential.document(proof, lines));
    }

    private List<Question> checked(OriginDocument document) {
        return CheckDocument.of(document, profile.document().manufacturerNesting(), order.quantities());
    }

    private Question required(String field, OriginDocument document) {
        Places.Own own = Places.own(field, document);
        return new Question(
                Finding.of(
                        "REQUIRED_FIELD_MISSING",
                        own.pointer(),
                        order.destination(),
                        profile.id(),
                        field,
                        Places.box(field).map(String::valueOf).orElse("")),
                own.sku());
    }
}

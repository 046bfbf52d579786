package org.ecorelay.document;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.annex3b.FormBoxes;
import org.ecorelay.json.Json;
import org.ecorelay.origin.OriginBasis;

/**
 * What is printed of one signed version.
 *
 * @param credential what is signed: the UN/CEFACT tree is in it
 * @param identity hash of the signing input
 * @param state where the version stood when the copy was made
 * @param simulated whether nothing of it went to the live platform
 * @param page where anybody asks about it; the QR code holds it
 * @param madeAt when this copy was made
 */
record DataCopy(
        Json.Obj credential,
        DocumentId document,
        Sha256 identity,
        String state,
        boolean simulated,
        URI page,
        Instant madeAt) {
    /** On top of every page: RCEP knows no paper of ours. */
    static final String HEADING = "DATA COPY – NOT A CERTIFICATE OF ORIGIN";

    /** On every page of a document that a test key made. */
    static final String SIMULATED = "SIMULATED";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Json.Obj boxes() {
        return FormBoxes.of(tree());
    }

    Proof proof() {
        return Proof.of(credential);
    }

    private Json.Obj tree() {
        return credential.object("credentialSubject").object("certificateOfOrigin");
    }

    /** On what each good's origin claim rests, a line each. */
    List<String> bases() {
        var lines = new ArrayList<String>();
        for (Json item : tree().object("supplyChainConsignment").list("includedConsignmentItems")) {
            if (item instanceof Json.Obj good) {
                Json.Obj basis = good.object("crossBorderRegulatoryProcedure").object("basis");
                lines.add("Item %s: %s".formatted(good.text("id").orElse("?"), basis(basis)));
            }
        }
        return lines;
    }

    private static String basis(Json.Obj basis) {
        String meaning = switch (OriginBasis.Kind.valueOf(basis.required("kind"))) {
            case AGREEMENT -> "the Agreement's own rule, computed";
            case PACK -> "a rule of a published list, computed";
            case STATED -> "a rule that the exporter has STATED, computed";
            case ISSUED -> "as ISSUED by the issuing body in box 10 of its certificate";
        };
        return "%s – %s (%s)".formatted(meaning, basis.required("rule"), basis.required("source"));
    }

    /** What stands under the form, a line each. */
    List<String> facts() {
        var facts = new ArrayList<String>();
        facts.add("Signed document: " + document);
        facts.add("SHA-256 of its signing input: " + identity.value());
        facts.add("Valid from %s until %s"
                .formatted(
                        credential.text("validFrom").orElse("not stated"),
                        credential.text("validUntil").orElse("not stated")));
        facts.add("State when this copy was made, %s: %s".formatted(MINUTES.format(madeAt), state));
        facts.add(proof().certified(tree()));
        return facts;
    }
}

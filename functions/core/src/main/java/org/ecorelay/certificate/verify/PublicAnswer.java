package org.ecorelay.certificate.verify;

import java.util.Optional;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.attestation.verify.Verification;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * Everything that is answered about one document; nothing else of it leaves the house.
 *
 * @param known what our records know of it; empty when it is not in them or they cannot be reached
 * @param standing where it stands
 * @param certification the issued certificate that it carries on; empty means: not certified
 */
public record PublicAnswer(
        Verification verification, Optional<Known> known, Standing standing, Optional<Certification> certification) {
    /** On every answer, whatever else it says (RCEP 3.24, 3.25). */
    public static final String CUSTOMS_DECIDES =
            "The customs authority of the importing country decides on preference.";

    private static final String PRE_VERIFICATION = "pre-verification";

    /** The API's answer; what is signed is told only when it is confirmed to be signed. */
    public Json.Obj json() {
        JsonObjectBuilder answer = Json.object().putAll(verification.json());
        verification.credential().filter(_ -> confirmed()).ifPresent(credential -> tell(credential, answer));
        return answer.put("customs", CUSTOMS_DECIDES).build();
    }

    /** Whether data and signer are: nothing that a forger wrote is repeated. */
    public boolean confirmed() {
        return verification.integrity().verdict() == Verdict.VALID
                && verification.issuer().verdict() == Verdict.VALID;
    }

    private void tell(Json.Obj credential, JsonObjectBuilder answer) {
        var signer = Json.object()
                .putIfPresent("name", PublicFields.declarantName(credential).map(Json::text))
                .putIfPresent(
                        "country", PublicFields.declarantCountry(credential).map(Json::text));
        answer.put("signedBy", signer.build());
        answer.put("document", PublicFields.json(credential));
        answer.put("standing", standing.name()).put("reason", standing.sentence());
        answer.put("certified", certification.isPresent());
        answer.putIfPresent("certifiedBy", certification.map(Certification::json));
        known.ifPresent(version -> tell(version, answer));
    }

    private static void tell(Known version, JsonObjectBuilder answer) {
        answer.put("documentId", version.document().toString())
                .put("version", version.document().version())
                .put("simulated", version.simulated());
        answer.put(
                "platform",
                Json.object()
                        .putIfPresent("word", version.word().map(Json::text))
                        .putIfPresent(
                                "outcome", version.answered().map(Status::name).map(Json::text))
                        .put("meaning", PRE_VERIFICATION)
                        .build());
        answer.putIfPresent("replacedBy", version.replacedBy().map(version::replacement));
    }
}

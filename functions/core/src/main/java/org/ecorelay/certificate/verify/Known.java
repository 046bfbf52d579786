package org.ecorelay.certificate.verify;

import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;

/**
 * What our records know of one signed version.
 *
 * @param word the platform's own word for this version, verbatim, or empty when it has said none or the word is no longer at hand
 * @param answered what its last answer on this version came to, or empty when it has given none
 * @param replacedBy the version that stands in its place, or empty
 * @param differences what that version says otherwise, in public fields
 * @param simulated whether it is of a test key: whatever was answered, a simulator or sandbox has answered it
 */
record Known(
        DocumentId document,
        Standing standing,
        Optional<String> word,
        Optional<Status> answered,
        Optional<DocumentId> replacedBy,
        List<PublicFields.Difference> differences,
        boolean simulated) {
    public Known {
        differences = List.copyOf(differences);
    }

    Known expired() {
        return new Known(document, Standing.EXPIRED, word, answered, replacedBy, differences, simulated);
    }

    Json.Obj replacement(DocumentId by) {
        return Json.object()
                .put("documentId", by.toString())
                .put("version", by.version())
                .put("differences", Json.array(differences.stream().map(PublicFields.Difference::json)))
                .build();
    }
}

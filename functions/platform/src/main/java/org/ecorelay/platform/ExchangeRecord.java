package org.ecorelay.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * One exchange with the platform as it is kept for evidence: canonical JSON of at most {@value #MAX_BYTES} bytes. The request body
 * is kept as its hash (the document lies in the ledger); headers, and with them every credential, are not kept.
 *
 * @param at when the request was made
 * @param method the HTTP method
 * @param path the path, without host
 * @param sent SHA-256 of the request body
 */
record ExchangeRecord(Instant at, String method, String path, Sha256 sent) {
    static final int MAX_BYTES = 4096;

    private static final int MAX_ANSWER = 3000;

    /** The record of an exchange about one document. */
    String of(Reply reply, DocumentId document) {
        return fitting(reply, document, reply instanceof Reply.Answered answer ? answer.text() : "");
    }

    /** The record of a bulk look-up: of the answer, only what it says of this document. */
    String bulk(Reply reply, DocumentId document, List<Json.Obj> own) {
        return fitting(reply, document, own.stream().map(CanonicalJson::text).collect(Collectors.joining("\n")));
    }

    private String fitting(Reply reply, DocumentId document, String text) {
        int length = MAX_ANSWER;
        String record = record(reply, document, text, length);
        // Escapes and non-Latin text take up to six bytes a character.
        while (record.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            length /= 2;
            record = record(reply, document, text, length);
        }
        return record;
    }

    private String record(Reply reply, DocumentId document, String text, int length) {
        JsonObjectBuilder record = Json.object()
                .put("at", at.toString())
                .put("method", method)
                .put("path", path)
                .put("documentId", document.toString())
                .put("sentSha256", sent.value());
        switch (reply) {
            case Reply.NeverArrived never -> record.put("notSent", never.reason());
            case Reply.Lost(String reason) -> record.put("lost", reason);
            case Reply.Answered answer ->
                record.put("status", answer.status())
                        .put("answer", PlatformWords.head(text, length))
                        .put("answerCut", text.length() > length)
                        .put("answerSha256", answer.hash().value());
        }
        return CanonicalJson.text(record.build());
    }
}

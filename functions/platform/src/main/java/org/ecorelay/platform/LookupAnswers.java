package org.ecorelay.platform;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Signal;
import org.ecorelay.submission.Exchanged;
import org.ecorelay.submission.Lookup;
import org.ecorelay.submission.Lookup.Found;
import org.ecorelay.submission.Lookup.NotFound;
import org.ecorelay.submission.Lookup.Unreachable;
import org.ecorelay.submission.Verdict;

/** What the answer to a bulk look-up says of each document. Silence about a document is not "not found". */
final class LookupAnswers {
    private LookupAnswers() {}

    static Map<DocumentId, Exchanged<Lookup>> read(
            Set<DocumentId> documents, Reply reply, ExchangeRecord record, Instant now) {
        Map<String, List<Json.Obj>> named = elements(reply);
        Signal signal = Signals.read(reply, !named.isEmpty(), UnknownFields.QUERY_ANSWER, now);
        Map<DocumentId, Exchanged<Lookup>> found = new LinkedHashMap<>();
        for (DocumentId document : documents) {
            List<Json.Obj> own = named.getOrDefault(document.toString(), List.of());
            found.put(document, new Exchanged<>(lookup(own, reply), record.bulk(reply, document, own), signal));
        }
        return found;
    }

    private static Map<String, List<Json.Obj>> elements(Reply reply) {
        if (!(reply instanceof Reply.Answered answer) || answer.status() != 200) {
            return Map.of();
        }
        return answer.object().orElse(Json.Obj.EMPTY).list("items").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .collect(Collectors.groupingBy(item -> item.text("documentId").orElse("")));
    }

    private static Lookup lookup(List<Json.Obj> own, Reply reply) {
        return switch (reply) {
            case Reply.NeverArrived never -> new Unreachable(never.reason());
            case Reply.Lost(String reason) -> new Unreachable(reason);
            case Reply.Answered answer
            when answer.status() != 200 -> new Unreachable("the platform answered " + answer.status());
            case Reply.Answered _
            when own.isEmpty() -> new Unreachable("the answer cannot be read or does not name the document");
            case Reply.Answered _
            when own.size() > 1 -> new Unreachable("the answer names the document more than once");
            case Reply.Answered _ -> element(own.getFirst());
        };
    }

    private static Lookup element(Json.Obj item) {
        Optional<String> reference = PlatformWords.reference(item);
        Optional<Verdict> verdict = PlatformWords.verdict(item);
        boolean known = item.get("known").equals(Optional.of(Json.bool(true)));
        boolean notKnown = item.get("known").equals(Optional.of(Json.bool(false)));
        if (known && reference.isPresent() && verdict.isPresent()) {
            return new Found(reference.get(), verdict.get());
        }
        return notKnown && item.get("reference").isEmpty()
                ? new NotFound()
                : new Unreachable("what the answer says of the document cannot be read");
    }
}

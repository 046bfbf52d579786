package org.ecorelay.status;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.verify.AnswerVerification;
import org.ecorelay.certificate.verify.PublicAnswer;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/**
 * {@code POST /v1/verify}: anybody presents a signed document, or the id and hash that are printed on one. {@code POST
 * /v1/verify/document}: the same id and hash get the document itself. Neither needs a key.
 */
final class PublicVerification {
    /** Larger than any document that is signed here. */
    static final int MAX_BYTES = 262_144;

    /** One object: every answer that finds nothing is this one, whatever was asked. */
    static final HttpResponse NOT_FOUND = HttpResponse.problem(
            404,
            "not-found",
            "No such document",
            "Check id and hash; both come from the code that is printed on the document.");

    private static final HttpResponse UNREADABLE = HttpResponse.problem(
            400,
            "bad-request",
            "The request cannot be read",
            "Send a signed document (JWS compact form), or JSON with the texts id and hash and nothing else.");

    private static final HttpResponse NO_QUESTION = HttpResponse.problem(
            400, "bad-request", "The request cannot be read", "Send JSON with the texts id and hash and nothing else.");

    private static final HttpResponse TOO_LARGE = HttpResponse.problem(
            413, "too-large", "The document is too large", "At most %d bytes are read.".formatted(MAX_BYTES));

    private final AnswerVerification answer;
    private final Consumer<RuntimeException> failures;

    /**
     * Answers requests.
     *
     * @param failures is told of look-ups that failed; the answer says Unknown
     */
    PublicVerification(AnswerVerification answer, Consumer<RuntimeException> failures) {
        this.answer = answer;
        this.failures = failures;
    }

    HttpResponse verify(HttpRequest request) {
        if (request.body().length > MAX_BYTES) {
            return TOO_LARGE;
        }
        String body = body(request);
        if (body.isEmpty()) {
            return UNREADABLE;
        }
        return body.startsWith("{") ? byHash(body) : found(ofDocument(body));
    }

    HttpResponse document(HttpRequest request) {
        if (request.body().length > MAX_BYTES) {
            return TOO_LARGE;
        }
        return question(body(request))
                .map(asked -> answer.download(asked.required("id"), asked.required("hash"))
                        .map(PublicVerification::file)
                        .orElse(NOT_FOUND))
                .orElse(NO_QUESTION);
    }

    private static HttpResponse file(AnswerVerification.Download download) {
        return HttpResponse.of(200, "application/vc+jwt", download.compact())
                .with("content-disposition", "attachment; filename=\"%s.jws\"".formatted(download.id()))
                .with("x-content-type-options", "nosniff");
    }

    private static String body(HttpRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8).strip();
    }

    private PublicAnswer ofDocument(String compact) {
        try {
            return answer.ofDocument(compact);
        } catch (RuntimeException e) {
            failures.accept(e);
            return answer.withoutRecords(compact);
        }
    }

    private HttpResponse byHash(String body) {
        Optional<Json.Obj> question = question(body);
        if (question.isEmpty()) {
            return UNREADABLE;
        }
        return answer.ofHash(question.get().required("id"), question.get().required("hash"))
                .map(PublicVerification::found)
                .orElse(NOT_FOUND);
    }

    private static Optional<Json.Obj> question(String body) {
        try {
            return JsonReader.read(body) instanceof Json.Obj object
                            && object.members().keySet().equals(Set.of("id", "hash"))
                            && object.text("id").isPresent()
                            && object.text("hash").isPresent()
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static HttpResponse found(PublicAnswer answer) {
        return HttpResponse.json(200, answer.json());
    }
}

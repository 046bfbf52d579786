package org.ecorelay.platform;

import java.util.Optional;
import java.util.Set;
import org.ecorelay.json.Json;

/**
 * Counts the members of an answer that the contract (docs/api/platform.openapi.yaml) does not name. They are kept with the exchange
 * and never interpreted; a number that is not zero says that the platform has changed.
 */
enum UnknownFields {
    /** What a submission is answered with, if it is registered. */
    REGISTERED(Set.of("reference", "documentId", "status", "receivedAt", "reason", "field", "decidedAt")),
    /** A bulk answer, with its elements. */
    QUERY_ANSWER(Set.of("items")),
    /** An element of a bulk answer. */
    KNOWN(Set.of("documentId", "known", "reference", "status", "reason", "field", "decidedAt")),
    /** What a withdrawal is answered with. */
    WITHDRAWN(Set.of("status")),
    /** A problem, with its findings. */
    PROBLEM(Set.of("type", "title", "status", "detail", "reference", "findings")),
    /** A finding of a problem. */
    FINDING(Set.of("code", "field", "message"));

    /** Made by Set.of, which nobody can change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> names;

    UnknownFields(Set<String> names) {
        this.names = names;
    }

    /** The names that the contract gives. */
    Set<String> names() {
        return names;
    }

    /** How many of the answer's members nobody knows, if it is this when it is no problem. */
    int in(Reply reply) {
        if (!(reply instanceof Reply.Answered answer)) {
            return 0;
        }
        Optional<Json.Obj> body = answer.object();
        // A conflict has the form of a registration.
        UnknownFields form = answer.status() >= 400 && answer.status() != 409 ? PROBLEM : this;
        return body.map(form::in).orElse(0);
    }

    private int in(Json.Obj object) {
        int own = (int) object.members().keySet().stream()
                .filter(name -> !names.contains(name))
                .count();
        return switch (this) {
            case QUERY_ANSWER -> own + inAll(KNOWN, object, "items");
            case PROBLEM -> own + inAll(FINDING, object, "findings");
            case REGISTERED, KNOWN, WITHDRAWN, FINDING -> own;
        };
    }

    private static int inAll(UnknownFields form, Json.Obj object, String list) {
        return object.list(list).stream()
                .mapToInt(item -> item instanceof Json.Obj element ? form.in(element) : 0)
                .sum();
    }
}

package org.ecorelay.status;

import java.util.Optional;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.standing.StatusLists;

/** The signed status lists (Bitstring Status List 1.0). Anybody may read one, and nobody learns whose bit was looked at. */
final class PublishedLists {
    private static final HttpResponse NOT_FOUND = HttpResponse.problem(
            404,
            "not-found",
            "No such status list",
            "Use the address in the document's credentialStatus; a list that is new is there within minutes.");

    private final StatusLists lists;

    PublishedLists(StatusLists lists) {
        this.lists = lists;
    }

    HttpResponse show(HttpRequest request) {
        String owner = request.path().getOrDefault("owner", "");
        String number = request.path().getOrDefault("list", "");
        if (!owner.matches("[A-Za-z0-9_-]{43}") || !number.matches("0|[1-9][0-9]{0,5}")) {
            return NOT_FOUND;
        }
        Optional<String> signed = lists.published(owner, Integer.parseInt(number));
        // The list's ttl: whoever has it need not ask again before.
        return signed.map(list ->
                        HttpResponse.of(200, "application/vc+jwt", list).with("cache-control", "public, max-age=300"))
                .orElse(NOT_FOUND);
    }
}

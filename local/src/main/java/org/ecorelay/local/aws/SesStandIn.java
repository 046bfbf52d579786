package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** SES version 2: accepts simple mails and keeps them. */
final class SesStandIn {
    private static final int MAX_RECIPIENTS = 50;

    private final InstantSource clock;
    private final Messages<SentMail> mails;

    SesStandIn(Journals journals, InstantSource clock) throws IOException {
        this.clock = clock;
        this.mails = new Messages<>(journals, "mails", SesStandIn::read);
    }

    Backend backend() {
        return new JsonOperations("ses", Map.of("SendEmail", this::send));
    }

    List<SentMail> mails() {
        return mails.all();
    }

    /** The operation that a method and path stand for; one that is not known is named by both. */
    static String operation(String method, String path) {
        return method.equals("POST") && path.equals("/v2/email/outbound-emails") ? "SendEmail" : method + " " + path;
    }

    private ObjectNode send(ObjectNode input) throws IOException {
        check(input);
        var id = UUID.randomUUID().toString();
        mails.add(Json.object()
                .put("id", id)
                .put("sentAt", clock.instant().toString())
                .set("request", input));
        return Json.object().put("MessageId", id);
    }

    private static void check(ObjectNode input) {
        if (!input.path("Content").path("Simple").isObject()) {
            throw badRequest("The embedded SES takes Content.Simple only.");
        }
        var simple = input.path("Content").path("Simple");
        if (simple.at("/Subject/Data").isMissingNode() || simple.path("Body").isEmpty()) {
            throw badRequest("Subject and body are required.");
        }
        checkAddress(Json.text(input, "FromEmailAddress").orElseThrow(() -> badRequest("From address is required.")));
        var destination = input.path("Destination");
        var recipients = 0;
        for (var member : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            var addresses = texts(destination.path(member));
            addresses.forEach(SesStandIn::checkAddress);
            recipients += addresses.size();
        }
        if (recipients == 0 || recipients > MAX_RECIPIENTS) {
            throw badRequest("Recipient count must be between 1 and " + MAX_RECIPIENTS + ".");
        }
    }

    private static void checkAddress(String address) {
        if (!address.matches("[^@]+@[^@]+")) {
            throw badRequest("Missing final '@domain'");
        }
    }

    private static SentMail read(ObjectNode line) {
        var request = line.path("request");
        var simple = request.path("Content").path("Simple");
        var destination = request.path("Destination");
        return new SentMail(
                Json.required(line, "id"),
                Instant.parse(Json.required(line, "sentAt")),
                Json.required(request, "FromEmailAddress"),
                texts(destination.path("ToAddresses")),
                texts(destination.path("CcAddresses")),
                texts(destination.path("BccAddresses")),
                texts(request.path("ReplyToAddresses")),
                simple.at("/Subject/Data").asText(),
                simple.at("/Body/Text/Data").asText(),
                simple.at("/Body/Html/Data").asText(),
                headers(simple.path("Headers")));
    }

    private static Map<String, String> headers(JsonNode headers) {
        var byName = new LinkedHashMap<String, String>();
        headers.forEach(header -> byName.put(Json.required(header, "Name"), Json.required(header, "Value")));
        return Collections.unmodifiableMap(byName);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static AwsFailure badRequest(String message) {
        return AwsFailure.badRequest("BadRequestException", message);
    }
}

package org.ecorelay.local.aws;

import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param errorCode the code of the error, or "" when there is none
 */
record AwsAnswer(int status, Map<String, String> headers, String body, String errorCode) {
    static final String AMZ_JSON = "application/x-amz-json-1.1";

    AwsAnswer {
        headers = Map.copyOf(headers);
    }

    static AwsAnswer json(String body) {
        return new AwsAnswer(200, Map.of("Content-Type", AMZ_JSON), body, "");
    }

    static AwsAnswer xml(String body) {
        return new AwsAnswer(200, Map.of("Content-Type", "text/xml"), body, "");
    }

    /** The error in the shape that clients of the service parse: XML for SNS, JSON for all others. */
    static AwsAnswer error(String service, AwsError error) {
        if (service.equals("sns")) {
            return new AwsAnswer(error.status(), Map.of("Content-Type", "text/xml"), Xml.error(error), error.code());
        }
        var body = Json.object()
                .put("__type", prefix(service) + error.code())
                .put("message", error.message())
                .toString();
        var headers = Map.of("Content-Type", AMZ_JSON, "x-amzn-ErrorType", error.code());
        return new AwsAnswer(error.status(), headers, body, error.code());
    }

    /** The answer of a backend that speaks JSON; its error code is in the body. */
    static AwsAnswer passedOn(int status, Map<String, String> headers, String body) {
        var type = status < 400 ? "" : Json.parse(body).path("__type").asText("");
        return new AwsAnswer(status, headers, body, type.substring(type.indexOf('#') + 1));
    }

    private static String prefix(String service) {
        return switch (service) {
            case "dynamodb" -> "com.amazonaws.dynamodb.v20120810#";
            case "sqs" -> "com.amazonaws.sqs#";
            default -> "";
        };
    }
}

package org.ecorelay.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;

/** JSON trees and the few ways in which the stand-ins read them. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The object that the text holds; an empty object for empty text. */
    static ObjectNode parse(String text) {
        if (text.isBlank()) {
            return object();
        }
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode node) {
                return node;
            }
        } catch (JsonProcessingException notJson) {
            throw AwsFailure.badRequest("SerializationException", "The request body is not JSON.");
        }
        throw AwsFailure.badRequest("SerializationException", "The request body is not a JSON object.");
    }

    /** The member's text, if it is there and not empty. */
    static Optional<String> text(JsonNode node, String member) {
        var value = node.path(member);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** The member's text; a missing one is the caller's mistake. */
    static String required(JsonNode node, String member) {
        return text(node, member)
                .orElseThrow(() -> invalid(
                        "Value at '" + member + "' failed to satisfy constraint:" + " Member must not be null"));
    }

    /** The member's bytes, which travel as base64; a missing one is the caller's mistake. */
    static byte[] bytes(JsonNode node, String member) {
        try {
            return Base64.getDecoder().decode(required(node, member));
        } catch (IllegalArgumentException notBase64) {
            throw AwsFailure.badRequest("SerializationException", "'" + member + "' is not base64.");
        }
    }

    static AwsFailure invalid(String message) {
        return AwsFailure.badRequest("ValidationException", message);
    }
}

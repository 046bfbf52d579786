package org.ecorelay.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Answers HTTP events; the last segment of the path says how. */
public final class EchoHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<String, String> environment;

    public EchoHandler(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        if (environment.containsKey("BREAK")) {
            throw new IllegalStateException(environment.get("BREAK"));
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = JSON.readTree(input);
        String path = event.path("rawPath").asText();
        var answer = JSON.createObjectNode();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "throws" -> throw new IOException("secret detail");
            case "hangs" -> hang();
            case "garbage" -> output.write("{no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case "environment" -> answer.set("variables", JSON.valueToTree(environment));
            case "context" ->
                answer.put("remaining", context.getRemainingTimeInMillis())
                        .put("name", context.getFunctionName())
                        .put("arn", context.getInvokedFunctionArn())
                        .put("memory", context.getMemoryLimitInMB());
            default ->
                answer.put("statusCode", 201)
                        .put("body", event.toString())
                        .set("headers", JSON.createObjectNode().put("content-type", "application/json"));
        }
        JSON.writeValue(output, answer);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

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

/** Logs the event, and reports every message as failed whose body is "bad"; "worse" makes it throw. */
public final class BatchHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    public BatchHandler(Map<String, String> environment, InstantSource clock) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = JSON.readTree(input);
        context.getLogger().log(event.toString());
        var answer = JSON.createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        for (JsonNode message : event.path("Records")) {
            switch (message.path("body").asText()) {
                case "bad" ->
                    failures.addObject()
                            .put("itemIdentifier", message.path("messageId").asText());
                case "worse" -> throw new IOException("the whole batch");
                default -> {}
            }
        }
        JSON.writeValue(output, answer);
    }
}

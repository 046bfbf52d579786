package org.ecorelay.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a function's answer to a batch says about its messages, with ReportBatchItemFailures.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">success and failure
 *     conditions</a>
 */
sealed interface BatchAnswer {
    /** The named messages failed, all others are done; often nobody is named. */
    record Done(Set<String> except) implements BatchAnswer {}

    /** The answer cannot be trusted: the whole batch failed. */
    record AllFailed(String reason) implements BatchAnswer {}

    /**
     * Reads the answer.
     *
     * @param batch the message ids of the batch
     */
    static BatchAnswer read(byte[] payload, Set<String> batch) {
        JsonNode answer;
        try {
            answer = new ObjectMapper().readTree(payload);
        } catch (IOException e) {
            return new AllFailed("the answer is not JSON");
        }
        if (answer == null || answer.isMissingNode() || answer.isNull()) {
            return new Done(Set.of());
        }
        if (!answer.isObject()) {
            return new AllFailed("the answer is not a JSON object");
        }
        JsonNode failures = answer.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return new Done(Set.of());
        }
        return failures.isArray() ? named(failures, batch) : new AllFailed("batchItemFailures is not a list");
    }

    private static BatchAnswer named(JsonNode failures, Set<String> batch) {
        var failed = new HashSet<String>();
        for (JsonNode failure : failures) {
            JsonNode id = failure.path("itemIdentifier");
            if (!id.isTextual() || !batch.contains(id.asText())) {
                return new AllFailed("an itemIdentifier is missing, or not of this batch: " + failure);
            }
            failed.add(id.asText());
        }
        return new Done(failed);
    }
}

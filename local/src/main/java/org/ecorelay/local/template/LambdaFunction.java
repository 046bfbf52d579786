package org.ecorelay.local.template;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A Lambda function.
 *
 * @param name its name at AWS
 * @param handler the fully qualified handler class
 * @param role logical id of the role that says what it may do
 * @param timeoutSeconds 1 to 900
 * @param memoryMb megabytes
 * @param reservedConcurrency the most invocations at one time
 */
public record LambdaFunction(
        String logicalId,
        String name,
        String handler,
        String role,
        int timeoutSeconds,
        int memoryMb,
        Map<String, Text> environment,
        OptionalInt reservedConcurrency) {
    public LambdaFunction {
        environment = Map.copyOf(environment);
    }

    /** The short name that people use, from the handler class: {@code org.x.IntakeHandler} is "intake". */
    public String shortName() {
        String simple = handler.substring(handler.lastIndexOf('.') + 1);
        return simple.replaceFirst("Handler$", "").toLowerCase(Locale.ROOT);
    }
}

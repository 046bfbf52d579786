package org.ecorelay.local.lambda;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ecorelay.local.template.LambdaFunction;
import org.ecorelay.local.template.Provisioned;
import org.ecorelay.local.template.Stack;

/** The environment variables of a function: the template's, Lambda's own, then the caller's overrides. */
final class FunctionEnvironment {
    private static final int KEY_ID_LENGTH = 20;

    private FunctionEnvironment() {}

    static Map<String, String> of(
            LambdaFunction function, Provisioned provisioned, Stack stack, HostSettings settings) {
        var environment = new TreeMap<>(provisioned.environment(function));
        environment.put("AWS_REGION", stack.region());
        environment.put("AWS_DEFAULT_REGION", stack.region());
        environment.put("AWS_ENDPOINT_URL", settings.awsEndpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", accessKeyId(function.shortName()));
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        environment.put("AWS_LAMBDA_FUNCTION_TIMEOUT", Integer.toString(function.timeoutSeconds()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("_HANDLER", function.handler());
        environment.putAll(settings.environment());
        environment.keySet().removeAll(settings.withoutEnvironment());
        return Map.copyOf(environment);
    }

    /** {@code AKIALOCALINTAKE00000}: twenty characters, one id per function, so that recorded calls can be attributed. */
    static String accessKeyId(String shortName) {
        String id = "AKIALOCAL" + shortName.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return id.length() < KEY_ID_LENGTH
                ? id + "0".repeat(KEY_ID_LENGTH - id.length())
                : id.substring(0, KEY_ID_LENGTH);
    }
}

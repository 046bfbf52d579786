package org.ecorelay.local.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ecorelay.local.template.LambdaFunction;
import org.jspecify.annotations.Nullable;

/** What Lambda tells a handler about one invocation. */
final class InvocationContext implements Context {
    private final LambdaFunction function;
    private final String arn;
    private final String requestId;
    private final LogSink log;
    private final long deadlineNanos;

    InvocationContext(LambdaFunction function, String arn, String requestId, LogSink log) {
        this.function = function;
        this.arn = arn;
        this.requestId = requestId;
        this.log = log;
        this.deadlineNanos = System.nanoTime()
                + Duration.ofSeconds(function.timeoutSeconds()).toNanos();
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function.name();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function.name();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return arn;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int)
                Math.max(0, Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memoryMb();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.log(function.shortName(), message);
            }

            @Override
            public void log(byte[] message) {
                log.log(function.shortName(), new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}

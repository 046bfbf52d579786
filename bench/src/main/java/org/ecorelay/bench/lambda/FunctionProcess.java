package org.ecorelay.bench.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.template.LambdaFunction;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** A packaged function in a process of its own, under the runtime client that Lambda runs, with nothing else on the class path. */
public final class FunctionProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private static final int TIMEOUT_SECONDS = 60;
    private static final int MEMORY_MB = 1024;

    private final Started started;
    private final RuntimeApi api;
    private final Path output;
    private final Process process;

    private FunctionProcess(Started started, RuntimeApi api, Path output, Process process) {
        this.started = started;
        this.api = api;
        this.output = output;
        this.process = process;
    }

    private record Started(String name, Path jar, String handler, int memoryMb, int timeoutSeconds) {}

    /**
     * Starts a function from its packaged jar.
     *
     * @param environment all that it finds in its environment, besides what Lambda itself sets
     */
    public static FunctionProcess start(LambdaFunction function, Map<String, String> environment) throws IOException {
        String room = function.shortName();
        Path jar = Home.find().root().resolve("functions/%s/target/%s.jar".formatted(room, room));
        return start(
                new Started(function.name(), jar, function.handler(), function.memoryMb(), function.timeoutSeconds()),
                environment);
    }

    /** Starts any handler from any jar. */
    public static FunctionProcess start(String name, Path jar, String handler, Map<String, String> environment)
            throws IOException {
        return start(new Started(name, jar, handler, MEMORY_MB, TIMEOUT_SECONDS), environment);
    }

    private static FunctionProcess start(Started function, Map<String, String> environment) throws IOException {
        var api = new RuntimeApi();
        Path output = Files.createTempFile("eco-function", ".log");
        var builder =
                new ProcessBuilder(command(function)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON", "AWS_LAMBDA_LOG_LEVEL", "INFO"));
        builder.environment().putAll(lambdas(function, api));
        try {
            return new FunctionProcess(function, api, output, builder.start());
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /** What Lambda itself sets. */
    private static Map<String, String> lambdas(Started function, RuntimeApi api) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "_HANDLER",
                function.handler(),
                "LAMBDA_TASK_ROOT",
                "/var/task",
                "AWS_LAMBDA_FUNCTION_NAME",
                function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION",
                "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(function.memoryMb()),
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/" + function.name(),
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "checked",
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                "on-demand");
    }

    private static List<String> command(Started function) {
        String classPath = Stream.concat(
                        Stream.of(function.jar()),
                        Stream.of(
                                        AWSLambda.class,
                                        RequestStreamHandler.class,
                                        PojoSerializer.class,
                                        SdkInternalThreadLocal.class)
                                .map(FunctionProcess::home))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                AWSLambda.class.getName(),
                function.handler());
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends one event and waits for the answer. */
    public RuntimeApi.Outcome invoke(String event) {
        var outcome = api.invoke(event, started.timeoutSeconds());
        var initFailed = api.initError().thenApply(error -> new RuntimeApi.Outcome(false, error));
        var died = process.onExit().thenApply(_ -> new RuntimeApi.Outcome(false, "the process ended"));
        return await(CompletableFuture.anyOf(outcome, initFailed, died).thenApply(RuntimeApi.Outcome.class::cast));
    }

    /** Waits for the function to report that it cannot start. */
    public String initError() {
        return await(api.initError());
    }

    /** Processor time of the process so far, user and system. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Everything that it wrote: what goes to its log group. */
    public String log() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("%s gave no answer; its log:%n%s".formatted(started.name(), log()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
        Files.deleteIfExists(output);
    }
}

package org.ecorelay.local.admin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The tables of one stack, by its name: on AWS with the credentials and the region that the AWS tools use, at an endpoint of this
 * machine with none.
 */
public final class Tables implements AutoCloseable {
    /** The stack that {@code eco start} deploys. */
    public static final String LOCAL_STACK = "eco-relay-local";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DynamoDbClient dynamo;
    private final String stack;
    private final String place;
    private final boolean local;

    private Tables(DynamoDbClient dynamo, String stack, String place, boolean local) {
        this.dynamo = dynamo;
        this.stack = stack;
        this.place = place;
        this.local = local;
    }

    /**
     * The tables of a stack.
     *
     * @param endpoint of an AWS on this machine, or empty for AWS itself
     */
    public static Tables of(String stack, Optional<URI> endpoint) {
        try {
            DynamoDbClientBuilder builder = DynamoDbClient.builder()
                    .httpClient(Apache5HttpClient.create())
                    .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE));
            endpoint.ifPresent(address -> builder.endpointOverride(address)
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create("AKIALOCALOPERATOR000", "local"))));
            DynamoDbClient client = builder.build();
            return new Tables(
                    client,
                    stack,
                    endpoint.map(URI::toString)
                            .orElseGet(() -> "AWS, region "
                                    + client.serviceClientConfiguration().region()),
                    endpoint.isPresent());
        } catch (SdkClientException e) {
            throw new Refused("No region is known: set AWS_REGION, or a profile with one in AWS_PROFILE.");
        }
    }

    /** Whether they are on this machine. */
    boolean isLocal() {
        return local;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    /** The physical name of a table, such as {@code eco-relay-prod-RegistryTable-1ABC}. */
    public String name(String logicalId) {
        Pattern named = Pattern.compile(Pattern.quote(stack + "-" + logicalId) + "(-[A-Z0-9]+)?");
        List<String> found = answered(() -> dynamo.listTablesPaginator().tableNames().stream()
                .filter(named.asMatchPredicate())
                .toList());
        if (found.size() != 1) {
            throw new Refused("%s has %s of the stack %s (%s); name the stack with --stack."
                    .formatted(
                            place, found.isEmpty() ? "no " + logicalId : "more than one " + logicalId, stack, found));
        }
        return found.getFirst();
    }

    /** What AWS's own failures mean for whoever typed the command. */
    public <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (DynamoDbException e) {
            throw new Refused(refusal(e));
        } catch (SdkClientException e) {
            throw new Refused(silence(String.valueOf(e.getMessage())));
        }
    }

    private String refusal(DynamoDbException e) {
        return switch (code(e)) {
            // Whoever answers without one is no AWS: the relay's own API, say.
            case "" ->
                "%s is no AWS endpoint (HTTP %d): give the one that eco start prints as \"AWS endpoint\"."
                        .formatted(place, e.statusCode());
            case "AccessDeniedException" ->
                "These credentials may not do that at %s: %s".formatted(place, e.getMessage());
            case "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException" ->
                "AWS does not accept these credentials (%s): log in again.".formatted(code(e));
            default -> "%s refused: %s".formatted(place, e.getMessage());
        };
    }

    private static String code(DynamoDbException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    private String silence(String message) {
        if (message.contains("credentials")) {
            return "No AWS credentials were found: log in and run eval \"$(aws configure export-credentials --format env)\","
                    + " or name a local endpoint with --endpoint.";
        }
        return local
                ? "%s does not answer (%s); is eco start running, and is this the AWS endpoint that it printed?"
                        .formatted(place, message)
                : "%s does not answer (%s); is this machine on the network, and AWS_REGION the stack's?"
                        .formatted(place, message);
    }

    @Override
    public void close() {
        dynamo.close();
    }
}

package org.ecorelay.local.aws;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS: ElasticMQ in memory, reached over a loopback port of its own. Queue URLs name the one endpoint. */
final class ElasticMq implements Backend, AutoCloseable {
    // Long polling waits up to 20 seconds.
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> PASSED_ON = List.of("content-type", "x-amzn-query-error", "x-amzn-errortype");
    private static final String QUIET = """
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = OFF
            pekko.log-dead-letters = off
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.http.server.max-connections = 4096
            """;

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ElasticMq(ActorSystem actors, SQSRestServer server) {
        this.actors = actors;
        this.server = server;
        var port = server.waitUntilStarted().localAddress().getPort();
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** @param endpointPort the port that queue URLs name */
    static ElasticMq start(int endpointPort, String region, String accountId) {
        var config = ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load());
        var actors = ActorSystem.create("sqs", config);
        var server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withPort(0)
                .withServerAddress(new NodeAddress("http", "127.0.0.1", endpointPort, ""))
                .withAWSRegion(region)
                .withAWSAccountId(accountId)
                .start();
        return new ElasticMq(actors, server);
    }

    @Override
    public AwsAnswer answer(Received received) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(received.pathAndQuery()))
                .timeout(TIMEOUT)
                .header("Content-Type", received.contentType())
                .header("X-Amz-Target", received.target())
                .POST(BodyPublishers.ofString(received.request().body()))
                .build();
        return passOn(client.send(request, BodyHandlers.ofString()));
    }

    private static AwsAnswer passOn(HttpResponse<String> response) {
        var headers = new HashMap<String, String>();
        for (var name : PASSED_ON) {
            response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        return AwsAnswer.passedOn(response.statusCode(), headers, response.body());
    }

    @Override
    public void close() {
        server.stopAndWait();
        client.shutdownNow();
        actors.terminate();
        actors.getWhenTerminated().toCompletableFuture().join();
    }
}

package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.template.AwsClients;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.Provision;
import org.ecorelay.local.template.Provisioned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LambdaHostTest {
    private final Deployment deployment = TestDeployment.read();
    private final ConcurrentLinkedQueue<Invocation> invocations = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedAws embedded;
    private AwsClients aws;
    private Provisioned provisioned;
    private HostSettings settings;
    private LambdaHost host;

    @BeforeAll
    void start() throws IOException {
        embedded = EmbeddedAws.start(EmbeddedAws.Options.inMemory());
        aws = new AwsClients(embedded.endpoint(), deployment.stack().region(), "AKIALOCALTEST0000000");
        provisioned = Provision.create(deployment, aws, Map.of());
        settings = HostSettings.at(embedded.endpoint())
                .scheduledEvery(Duration.ofHours(1))
                .withEnvironment(Map.of("PACE_SECONDS", "1"))
                .withoutEnvironment(Set.of("AWS_DEFAULT_REGION"))
                .observedBy(invocations::add);
        host = LambdaHost.start(deployment, provisioned, settings);
    }

    @AfterAll
    void stop() throws IOException {
        host.close();
        aws.close();
        embedded.close();
    }

    @Test
    void a_request_reaches_the_handler_and_its_answer_the_caller() throws Exception {
        var response = post("/v1/things/7?x=1", "{}");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        var event = Events.read(response.body().getBytes(StandardCharsets.UTF_8), APIGatewayV2HTTPEvent.class);
        assertThat(event.getPathParameters()).isEqualTo(Map.of("id", "7"));
        assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("x", "1"));
        assertThat(event.getHeaders())
                .containsEntry("host", host.address().getAuthority())
                .containsEntry("content-type", "application/json");
    }

    @Test
    void an_unknown_route_is_not_found() throws Exception {
        var response = post("/v2/things/7", "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void an_exception_is_a_500_that_tells_nothing() throws Exception {
        var response = post("/v1/things/throws", "{}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(invocations)
                .extracting(Invocation::outcome)
                .contains(new Outcome.Failed("java.io.IOException", "secret detail"));
    }

    @Test
    void a_time_out_is_a_500() throws Exception {
        assertThat(post("/v1/things/hangs", "{}").statusCode()).isEqualTo(500);
        assertThat(invocations).extracting(Invocation::outcome).contains(new Outcome.TimedOut());
    }

    @Test
    void more_than_ten_megabytes_are_too_large() throws Exception {
        assertThat(post("/v1/things/7", "x".repeat(10 * 1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void the_environment_is_the_templates_with_lambdas_own_and_the_overrides() throws Exception {
        JsonNode variables = new ObjectMapper()
                .readTree(post("/v1/things/environment", "{}").body())
                .path("variables");
        assertThat(variables.path("QUEUE_URL").asText()).isEqualTo(provisioned.ref("Work"));
        assertThat(variables.path("PACE_SECONDS").asText()).isEqualTo("1");
        assertThat(variables.path("AWS_ENDPOINT_URL").asText())
                .isEqualTo(embedded.endpoint().toString());
        assertThat(variables.path("AWS_ACCESS_KEY_ID").asText()).isEqualTo("AKIALOCALECHO0000000");
        assertThat(variables.has("AWS_DEFAULT_REGION")).isFalse();
    }

    @Test
    void the_context_knows_function_and_deadline() throws Exception {
        JsonNode context =
                new ObjectMapper().readTree(post("/v1/things/context", "{}").body());
        assertThat(context.path("remaining").asInt()).isBetween(1, 1000);
        assertThat(context.path("name").asText()).isEqualTo("host-test-Echo");
        assertThat(context.path("arn").asText()).endsWith(":function:host-test-Echo");
        assertThat(context.path("memory").asInt()).isEqualTo(512);
    }

    @Test
    void a_taken_port_is_a_sentence() {
        int port = host.address().getPort();
        assertThatThrownBy(() -> LambdaHost.start(deployment, provisioned, settings.onPort(port)))
                .isInstanceOf(PortTaken.class)
                .hasMessage("Port " + port + " on 127.0.0.1 is taken by another program; choose another one.");
    }

    @Test
    void a_handler_class_that_is_not_there_is_a_sentence() {
        assertThatThrownBy(() -> LambdaHost.start(
                        TestDeployment.withEchoHandler("org.ecorelay.gone.GoneHandler"), provisioned, settings))
                .hasMessageStartingWith("The template names the handler org.ecorelay.gone.GoneHandler");
    }

    @Test
    void a_constructor_that_throws_fails_the_start() {
        assertThatThrownBy(() -> LambdaHost.start(
                        deployment, provisioned, settings.withEnvironment(Map.of("BREAK", "PLATFORM_URL is missing"))))
                .hasMessage("The function echo does not start: PLATFORM_URL is missing");
    }

    @Test
    void a_burst_beyond_the_stages_limit_is_throttled() throws Exception {
        try (var throttled = LambdaHost.start(deployment, provisioned, settings)) {
            var statuses = new ConcurrentLinkedQueue<Integer>();
            for (int i = 0; i < 60; i++) {
                statuses.add(post(throttled, "/v1/things/7", "{}").statusCode());
            }
            assertThat(statuses).startsWith(201).contains(429).doesNotContain(500);
        }
    }

    @Test
    void closing_takes_at_most_two_seconds_even_when_a_handler_hangs() throws Exception {
        var closing = LambdaHost.start(deployment, provisioned, settings);
        post(closing, "/v1/things/7", "{}");
        var hanging = http.sendAsync(request(closing, "/v1/things/hangs", "{}"), BodyHandlers.ofString());
        long from = System.nanoTime();
        closing.close();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
        hanging.cancel(true);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return post(host, path, body);
    }

    private HttpResponse<String> post(LambdaHost at, String path, String body)
            throws IOException, InterruptedException {
        return http.send(request(at, path, body), BodyHandlers.ofString());
    }

    private static java.net.http.HttpRequest request(LambdaHost at, String path, String body) {
        return java.net.http.HttpRequest.newBuilder(at.address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}

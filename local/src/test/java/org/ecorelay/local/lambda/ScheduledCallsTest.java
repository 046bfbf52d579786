package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ecorelay.local.template.Deployment;
import org.junit.jupiter.api.Test;

class ScheduledCallsTest {
    private final Deployment deployment = TestDeployment.read();
    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    @Test
    void a_beat_that_finds_the_function_running_is_throttled() {
        var threads = new HostThreads();
        var calls = calls(threads);
        calls.start();
        Eventually.holds(() ->
                outcomes.stream().filter(Outcome.Answered.class::isInstance).count() >= 2);
        calls.stop();
        threads.drain(() -> {});
        assertThat(outcomes).contains(new Outcome.Throttled());
    }

    @Test
    void the_event_is_the_schedulers_notification() throws IOException {
        byte[] event = calls(new HostThreads()).event(Instant.parse("2026-09-01T08:00:00.123Z"));
        var json = (ObjectNode) new ObjectMapper().readTree(event);
        assertThat(json.path("time").asText()).isEqualTo("2026-09-01T08:00:00Z");
        assertThat(json.path("detail").isTextual()).isTrue();
        json.putObject("detail");
        var read = Events.read(json.toString().getBytes(StandardCharsets.UTF_8), ScheduledEvent.class);
        assertThat(read.getSource()).isEqualTo("aws.scheduler");
        assertThat(read.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(read.getResources())
                .containsExactly("arn:aws:scheduler:eu-central-1:000000000000:schedule/default/host-test-Beat");
    }

    @Test
    void the_events_library_cannot_read_the_schedulers_detail() {
        // Known: github.com/aws/aws-lambda-java-libs/issues/479. A handler must not rely on ScheduledEvent.
        byte[] event = calls(new HostThreads()).event(Instant.EPOCH);
        assertThatThrownBy(() -> Events.read(event, ScheduledEvent.class)).hasMessageContaining("[\"detail\"]");
    }

    private ScheduledCalls calls(HostThreads threads) {
        var settings = HostSettings.at(URI.create("http://127.0.0.1:9"))
                .scheduledEvery(Duration.ofMillis(50))
                .observedBy(invocation -> outcomes.add(invocation.outcome()));
        var slow = deployment.function("slow");
        var function = new HostedFunction(
                slow, "arn:slow", new HandlerFactory(slow, Map.of(), settings.clock()), settings, threads.workers());
        return new ScheduledCalls(deployment.schedules().getFirst(), function, deployment.stack(), settings, threads);
    }
}

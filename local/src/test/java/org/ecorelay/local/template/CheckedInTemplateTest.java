package org.ecorelay.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckedInTemplateTest {
    private final Deployment deployment = CheckedInTemplate.read();

    @Test
    void every_entry_of_the_ignored_list_is_used() {
        assertThat(deployment.ignored()).isEqualTo(Ignored.entries());
    }

    @Test
    void the_status_table_has_its_three_indexes() {
        Table certificates = deployment.tables().stream()
                .filter(table -> table.logicalId().equals("CertificatesTable"))
                .findFirst()
                .orElseThrow();
        assertThat(certificates.indexes()).extracting(Table.Index::name).containsExactly("due", "listed", "attention");
        assertThat(certificates.indexes().getFirst().included()).containsExactly("documentId");
    }

    @Test
    void only_the_work_table_forgets() {
        assertThat(deployment.tables().stream()
                        .filter(table -> table.timeToLive().isPresent()))
                .singleElement()
                .satisfies(table -> assertThat(table.timeToLive()).hasValue("expiresAt"));
    }

    @Test
    void every_mapping_reads_a_queue_with_a_dead_letter_queue() {
        assertThat(deployment.eventSources()).hasSize(2).allSatisfy(source -> {
            assertThat(source.reportsItemFailures()).isTrue();
            assertThat(source.maximumConcurrency()).isPresent();
            assertThat(deployment.queue(source.queue()).redrive()).isPresent();
        });
    }

    @Test
    void the_poller_runs_every_minute_one_at_a_time() {
        Schedule schedule = deployment.schedules().getFirst();
        assertThat(schedule.rate()).isEqualTo(Duration.ofMinutes(1));
        assertThat(schedule.maximumEventAge()).isEqualTo(Duration.ofMinutes(1));
        LambdaFunction poller = deployment.function("poller");
        assertThat(schedule.function()).isEqualTo(poller.logicalId());
        assertThat(poller.reservedConcurrency()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void what_needs_no_key_has_limits_of_its_own() {
        assertThat(deployment.apis().getFirst().routes())
                .filteredOn(route -> route.key().startsWith("POST /v1/verify"))
                .hasSize(2)
                .allSatisfy(route -> assertThat(route.throttle()).contains(new HttpApi.Throttle(40, 20)));
    }

    @Test
    void the_routes_lead_to_intake_status_and_document() {
        HttpApi api = deployment.apis().getFirst();
        Set<String> targets = api.routes().stream().map(HttpApi.Route::function).collect(Collectors.toSet());
        assertThat(targets)
                .isEqualTo(Set.of(
                        deployment.function("intake").logicalId(),
                        deployment.function("status").logicalId(),
                        deployment.function("document").logicalId()));
        assertThat(api.routes()).extracting(HttpApi.Route::key).contains("POST /v1/orders", "GET /health");
        assertThat(api.throttle()).isPresent();
    }

    @Test
    void there_are_six_functions() {
        assertThat(deployment.functions().stream().map(LambdaFunction::shortName))
                .containsExactlyInAnyOrderElementsOf(
                        List.of("intake", "builder", "submitter", "poller", "status", "document"));
    }
}

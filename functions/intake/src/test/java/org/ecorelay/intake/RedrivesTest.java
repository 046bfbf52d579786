package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.operation.OrderRedrive;
import org.ecorelay.operation.RedriveRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedrivesTest {
    private final Given given = new Given();
    private final Redrives redrives = new Redrives(new OrderRedrive(given.certificates, given.state, given.clock));
    private final Caller operator = caller(Given.ACCOUNT);

    private static Caller caller(String account) {
        return new Caller(account, "ops1", "night shift", KeyMode.LIVE, Set.of(Scope.OPS));
    }

    private HttpResponse order(String filter) {
        return redrives.post(operator, Requests.json(JsonEdit.json(filter)));
    }

    private HttpResponse get(Caller caller, String id) {
        return redrives.get(caller, new HttpRequest("r", "GET /x", Map.of("id", id), Map.of(), Map.of(), new byte[0]));
    }

    private Json.Obj job(String id) {
        HttpResponse answer = get(operator, id);
        assertThat(answer.status()).isEqualTo(200);
        return Requests.body(answer);
    }

    @Test
    void a_job_is_followed_from_its_order_to_its_end() {
        for (int i = 0; i < 3; i++) {
            Certificate row =
                    given.accepted(JsonEdit.with(Orders.order("EC-" + i), "/lines/0/sku", Json.text("UNKNOWN-01")));
            given.building.build(row.documentId());
        }
        given.clock.pass(Duration.ofMinutes(1));
        HttpResponse ordered = order("{'finding':'PRODUCT_PROFILE_MISSING'}");
        assertThat(ordered.status()).isEqualTo(202);
        String id = Requests.body(ordered).required("jobId");
        assertThat(ordered.headers()).containsEntry("location", "/v1/ops/redrive/" + id);
        assertThat(job(id).required("state")).isEqualTo("ordered");
        assertThat(job(id).get("finishedAt")).isEmpty();
        new RedriveRows(given.records, given.state, (_, _, _) -> {}).work(() -> true);
        Json.Obj job = job(id);
        assertThat(job.required("state")).isEqualTo("finished");
        assertThat(job.required("by")).isEqualTo("ops1 (night shift)");
        assertThat(job.required("finishedAt")).isEqualTo("2026-09-01T08:01:00.000Z");
        assertThat(job.object("filter").required("finding")).isEqualTo("PRODUCT_PROFILE_MISSING");
        assertThat(job.requiredInt("matched")).isEqualTo(3);
        assertThat(job.requiredInt("done")).isEqualTo(3);
        assertThat(job.requiredInt("failed")).isZero();
        assertThat(job.list("failedExamples")).isEmpty();
    }

    @Test
    void a_job_of_another_account_is_the_same_answer_as_one_that_never_was() {
        String id = Requests.body(order("{'state':'STUCK'}")).required("jobId");
        HttpResponse strange = get(caller("rival"), id);
        assertThat(strange.status()).isEqualTo(404);
        assertThat(strange).isEqualTo(get(operator, "abcdefghijkl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "redrive#open", "a b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "é"})
    void an_id_of_another_shape_is_not_even_looked_up(String id) {
        assertThat(get(operator, id).status()).isEqualTo(404);
    }

    @Test
    void a_request_without_an_id_is_not_found() {
        var request = new HttpRequest("r", "GET /x", Map.of(), Map.of(), Map.of(), new byte[0]);
        assertThat(redrives.get(operator, request).status()).isEqualTo(404);
    }
}

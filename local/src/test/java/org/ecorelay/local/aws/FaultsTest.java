package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecorelay.local.aws.Tables.item;
import static org.ecorelay.local.aws.Tables.text;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.model.ThrottledException;

class FaultsTest {
    private static volatile Faults planned = Faults.NONE;
    private static EmbeddedAws aws;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws IOException {
        aws = EmbeddedAws.start(EmbeddedAws.Options.inMemory().withFaults(request -> planned.of(request)));
        dynamoDb = Clients.of(aws, "caller").dynamoDb();
        Tables.create(dynamoDb, "rows");
    }

    @AfterAll
    static void stop() throws IOException {
        aws.close();
    }

    @AfterEach
    void heal() {
        planned = Faults.NONE;
    }

    private static Faults on(String operation, Fault fault) {
        return request -> request.operation().equals(operation) ? Optional.of(fault) : Optional.empty();
    }

    private static boolean isThere(String id) {
        return dynamoDb.getItem(get -> get.tableName("rows").key(Map.of("id", text(id))))
                .hasItem();
    }

    @Test
    void a_throttled_write_has_no_effect_and_is_recorded() {
        planned = on("PutItem", Fault.instead(AwsError.throughputExceeded()));
        assertThatThrownBy(() -> dynamoDb.putItem(put -> put.tableName("rows").item(item("throttled"))))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(isThere("throttled")).isFalse();
        assertThat(aws.calls().calls())
                .filteredOn(call -> call.errorCode().equals("ProvisionedThroughputExceededException"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.resource()).isEqualTo("rows");
                    assertThat(call.writeUnits()).isZero();
                });
    }

    @Test
    void a_write_may_take_effect_although_it_is_answered_with_an_error() {
        planned = on("PutItem", Fault.afterwards(AwsError.internal()));
        assertThatThrownBy(() -> dynamoDb.putItem(put -> put.tableName("rows").item(item("lost"))))
                .isInstanceOf(InternalServerErrorException.class);
        assertThat(isThere("lost")).isTrue();
    }

    @Test
    void a_call_may_be_late() {
        planned = on("GetItem", Fault.delayed(Duration.ofMillis(50)));
        var begun = System.nanoTime();
        assertThat(isThere("none")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void a_fault_may_look_at_caller_and_body() {
        planned = request ->
                request.accessKeyId().equals("caller") && request.body().contains("poison")
                        ? Optional.of(Fault.instead(AwsError.internal()))
                        : Optional.empty();
        assertThat(isThere("good")).isFalse();
        assertThatThrownBy(() -> isThere("poison")).isInstanceOf(InternalServerErrorException.class);
        assertThat(Clients.of(aws, "other")
                        .dynamoDb()
                        .getItem(get -> get.tableName("rows").key(Map.of("id", text("poison"))))
                        .hasItem())
                .isFalse();
    }

    @Test
    void other_services_fail_in_their_own_words() {
        planned = on("SendEmail", Fault.instead(new AwsError(429, "TooManyRequestsException", "slow down")));
        assertThatThrownBy(() -> Clients.of(aws, "caller").ses().sendEmail(mail -> mail.fromEmailAddress("a@b")))
                .isInstanceOf(TooManyRequestsException.class);
        planned = on("CreateTopic", Fault.instead(new AwsError(429, "Throttled", "slow down")));
        assertThatThrownBy(() -> Clients.of(aws, "caller").sns().createTopic(topic -> topic.name("t")))
                .isInstanceOf(ThrottledException.class);
    }
}

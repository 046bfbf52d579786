package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Certs;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.json.Json;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** A write takes effect, its answer is lost, the SDK repeats it, and the repetition meets a condition that is no longer true. */
class LostAnswersTest {
    private static final Fault LOST = Fault.afterwards(AwsError.internal());

    private String caller = "";
    private DynamoDbClient dynamo = Deployed.clients("lost").dynamo();
    private Certificates certificates = new DynamoCertificates(dynamo, "");

    @BeforeEach
    void connect(TestInfo test) {
        caller = test.getTestMethod().orElseThrow().getName();
        dynamo = Deployed.clients(caller).dynamo();
        certificates = new DynamoCertificates(dynamo, Deployed.ref("CertificatesTable"));
    }

    private Certificate row() {
        return Certs.received(caller, "EC-1", MovableClock.START);
    }

    private long puts() {
        return Deployed.calls(caller, "dynamodb", "PutItem");
    }

    @Test
    void a_row_created_with_a_lost_answer_is_created() {
        Deployed.plan(caller, "PutItem", 1, LOST);
        assertThat(certificates.create(row())).isEmpty();
        assertThat(puts()).isEqualTo(2);
        assertThat(certificates.find(row().id())).contains(row());
    }

    @Test
    void a_move_committed_with_a_lost_answer_is_committed() {
        certificates.create(row());
        Certificate next = Certs.moved(row(), new State.Signed());
        Deployed.plan(caller, "PutItem", 1, LOST);
        assertThat(certificates.commit(next)).isEqualTo(new Commit.Committed(next));
        assertThat(puts()).isEqualTo(3);
    }

    @Test
    void a_lost_answer_does_not_hide_that_another_worker_holds_the_claim() {
        certificates.create(row());
        Certificate signed = Certs.moved(row(), new State.Signed());
        certificates.commit(signed);
        Certificate theirs = claimed(signed, "theirs");
        certificates.commit(theirs);
        Deployed.plan(caller, "PutItem", 1, LOST);
        assertThat(certificates.commit(claimed(signed, "ours"))).isEqualTo(new Commit.Lost(theirs));
    }

    private static Certificate claimed(Certificate signed, String claim) {
        var lease = MovableClock.START.plusSeconds(40);
        return signed.claimed(new State.Submitting(lease, claim), signed.due().orElseThrow(), MovableClock.START);
    }

    @Test
    void a_commit_that_never_arrived_is_sent_again_and_committed() {
        certificates.create(row());
        Certificate next = Certs.moved(row(), new State.Signed());
        Deployed.plan(caller, "PutItem", 1, Fault.instead(AwsError.internal()));
        assertThat(certificates.commit(next)).isEqualTo(new Commit.Committed(next));
    }

    @Test
    void an_item_appended_with_a_lost_answer_is_appended_once() {
        var ledger = new DynamoLedger(dynamo, Deployed.ref("LedgerTable"));
        var item = new Ledger.Item(
                CertificateId.of(caller, "shop", "EC-1", 1),
                Ledger.documentKey(1),
                "a document".getBytes(StandardCharsets.UTF_8),
                "a remark");
        Deployed.plan(caller, "PutItem", 1, LOST);
        Ledger.Item now = ledger.append(item);
        assertThat(now).isEqualTo(item);
        assertThat(now.extra()).isEqualTo("a remark");
        assertThat(ledger.list(item.id(), "document")).containsExactly(item);
    }

    @Test
    void a_swap_with_a_lost_answer_is_swapped_without_another_read() {
        var state = DynamoSharedState.lasting(new WorkTable(dynamo, Deployed.ref("WorkTable"), new SecureRandom()));
        Deployed.plan(caller, "PutItem", 1, LOST);
        assertThat(state.swap(caller, "a", null, Json.Obj.EMPTY)).isTrue();
        assertThat(state.swap(caller, "a", null, Json.Obj.EMPTY)).isFalse();
        assertThat(puts()).isEqualTo(3);
        assertThat(Deployed.calls(caller, "dynamodb", "GetItem")).isZero();
    }

    @Test
    void throttling_that_does_not_end_is_told_as_throttling_and_within_the_time_of_a_request() {
        Deployed.plan(caller, "PutItem", Integer.MAX_VALUE, Fault.instead(AwsError.throughputExceeded()));
        var thrown = new AtomicReference<Throwable>();
        long began = System.nanoTime();
        assertThatThrownBy(() -> certificates.create(row()))
                .isInstanceOf(ProvisionedThroughputExceededException.class)
                .satisfies(thrown::set);
        assertThat(System.nanoTime() - began).isLessThan(6_000_000_000L);
        assertThat(((DynamoDbException) thrown.get()).isThrottlingException()).isTrue();
        assertThat(puts()).isBetween(2L, 10L);
        assertThat(certificates.find(row().id())).isEmpty();
    }

    @Test
    void throttling_that_ends_is_not_noticed() {
        Deployed.plan(caller, "PutItem", 1, Fault.instead(AwsError.throughputExceeded()));
        assertThat(certificates.create(row())).isEmpty();
    }
}

package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.ecorelay.local.adapters.Deployed;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The suite sees an AWS that breaks a promise, says what an AWS lacks, and removes what it made: parts of it, on the embedded AWS. */
class SuiteControlTest {
    private static final int ALWAYS = Integer.MAX_VALUE;

    private static void answer(String caller, String operation, int status, String code) {
        Deployed.plan(caller, operation, ALWAYS, Fault.instead(new AwsError(status, code, "planned")));
    }

    private static TestExecutionSummary run(Class<?> part, String caller) {
        return SuiteRun.of(selectClass(part), Deployed.aws().environment(caller));
    }

    private static Operator operator(String caller) {
        return new Operator(new Target(Deployed.aws().environment(caller)));
    }

    private static void nothingIsLeft() {
        try (var operator = operator("looking")) {
            assertThat(operator.dynamo.listTables().tableNames()).isNotEmpty().noneMatch(Site::isOurs);
            assertThat(operator.sqs.listQueues().queueUrls())
                    .isNotEmpty()
                    .noneMatch(url -> Site.isOurs(url.substring(url.lastIndexOf('/') + 1)));
            assertThat(operator.sns.listTopics().topics())
                    .noneMatch(topic -> Site.isOurs(topic.topicArn().replaceAll(".*:", "")));
        }
    }

    @Test
    void an_aws_that_keeps_its_promises_passes_and_nothing_is_left() {
        TestExecutionSummary summary = run(TopicsTest.class, "suite-good");
        assertThat(SuiteRun.failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
        nothingIsLeft();
    }

    /** The negative control: a condition is said to be broken that is not. */
    @Test
    void a_table_that_breaks_the_contract_fails_and_nothing_is_left_either() {
        answer("suite-broken", "PutItem", 400, "ConditionalCheckFailedException");
        TestExecutionSummary summary = run(TablesTest.TheStatusTable.class, "suite-broken");
        assertThat(SuiteRun.failures(summary)).contains("a_created_row_can_be_read_back");
        assertThat(summary.getTestsSucceededCount()).isPositive();
        nothingIsLeft();
    }

    @Test
    void a_service_that_the_endpoint_lacks_is_skipped_and_the_others_are_tested() {
        answer("suite-keyless", "CreateKey", 501, "InternalFailure");
        TestExecutionSummary keys = run(KeysTest.class, "suite-keyless");
        assertThat(keys.getTestsSucceededCount()).isZero();
        assertThat(keys.getTotalFailureCount()).isZero();
        assertThat(keys.getContainersAbortedCount()).isEqualTo(1);
        assertThat(run(TopicsTest.class, "suite-keyless").getTestsSucceededCount())
                .isEqualTo(3);
    }

    @Test
    void a_service_that_refuses_is_not_taken_for_one_that_is_missing_and_nothing_is_left() {
        answer("suite-denied", "CreateKey", 400, "AccessDeniedException");
        assertThat(SuiteRun.failures(run(TopicsTest.class, "suite-denied"))).contains("KmsException");
        nothingIsLeft();
    }

    @Test
    void keys_secrets_and_topics_are_removed_too() {
        try (var operator = operator("suite-removing")) {
            var removal = new Removal(operator);
            String key = operator.kms
                    .createKey(create -> create.keySpec("ECC_NIST_P256").keyUsage("SIGN_VERIFY"))
                    .keyMetadata()
                    .keyId();
            removal.key(key);
            removal.topic(operator.sns
                    .createTopic(create -> create.name("eco-suite-topic"))
                    .topicArn());
            removal.secret("eco-suite/secret");
            operator.secrets.createSecret(create -> create.name("eco-suite/secret"));
            assertThat(removal.run()).isEqualTo("3 removed, of these 1 KMS keys scheduled for deletion in 7 days");
            assertThat(operator.kms
                            .describeKey(describe -> describe.keyId(key))
                            .keyMetadata()
                            .keyStateAsString())
                    .isEqualTo("PendingDeletion");
        }
        nothingIsLeft();
    }

    @Test
    void what_cannot_be_removed_is_a_failure_that_names_it() {
        answer("suite-kept", "DeleteTable", 400, "AccessDeniedException");
        try (var operator = operator("suite-kept")) {
            var removal = new Removal(operator);
            removal.table("eco-suite-kept");
            assertThatIllegalStateException()
                    .isThrownBy(removal::run)
                    .withMessageContaining("REMOVE BY HAND")
                    .withMessageContaining("eco-suite-kept");
        }
    }

    @Test
    void an_address_without_any_service_of_aws_is_a_failure_and_not_a_skipped_suite() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "InternalFailure");
            exchange.sendResponseHeaders(501, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(SuiteRun.failures(SuiteRun.of(selectClass(TopicsTest.class), Map.of(Target.URL, url))))
                    .contains("has no service of AWS");
        } finally {
            server.stop(0);
        }
    }
}

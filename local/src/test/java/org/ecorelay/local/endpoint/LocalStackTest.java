package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** The suite on LocalStack, when a Docker engine answers. */
@Tag("localstack")
class LocalStackTest {
    /** The last version that starts without an account at its maker. It has no SES v2. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static final int TESTS_AT_LEAST = 80;

    @Test
    void the_suite_passes_on_localstack() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.out.println("endpoint suite on LocalStack: skipped: no Docker");
            Assumptions.abort("skipped: no Docker");
        }
        try (var localStack = new LocalStackContainer(IMAGE)) {
            localStack
                    .withServices("dynamodb", "sqs", "kms", "secretsmanager", "sns")
                    .start();
            var summary = SuiteRun.whole(Map.of(
                    Target.URL, localStack.getEndpoint().toString(),
                    Target.REGION, localStack.getRegion(),
                    Target.KEY_ID, localStack.getAccessKey(),
                    Target.SECRET, localStack.getSecretKey()));
            System.out.printf(
                    "endpoint suite on LocalStack: %d tests passed, %d failed%n",
                    summary.getTestsSucceededCount(), summary.getTotalFailureCount());
            assertThat(SuiteRun.failures(summary)).isEmpty();
            assertThat(summary.getTestsSucceededCount()).isGreaterThanOrEqualTo(TESTS_AT_LEAST);
        }
    }
}

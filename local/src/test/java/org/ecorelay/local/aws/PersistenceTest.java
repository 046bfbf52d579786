package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    @TempDir
    private Path directory;

    private EmbeddedAws start() throws IOException {
        return EmbeddedAws.start(EmbeddedAws.Options.inMemory().withDataDirectory(directory));
    }

    private void check(EmbeddedAws aws) {
        var clients = Clients.of(aws, "survivor");
        assertThat(clients.dynamoDb().scan(scan -> scan.tableName("rows")).count())
                .isEqualTo(KilledProcess.ROWS);
        assertThat(clients.kms()
                        .getPublicKey(get -> get.keyId("alias/kept"))
                        .publicKey()
                        .asByteArray())
                .isNotEmpty();
        assertThat(clients.secrets().getSecretValue(get -> get.secretId("kept")).secretString())
                .isEqualTo("two");
        assertThat(clients.sns().listTopics().topics()).hasSize(1);
        assertThat(aws.published()).extracting(PublishedMessage::message).containsExactly("kept");
        assertThat(aws.mails()).extracting(SentMail::subject).containsExactly("kept");
        assertThat(clients.sqs().listQueues().queueUrls()).isEmpty();
    }

    @Test
    @Timeout(60)
    void everything_but_queues_survives_a_kill_and_nothing_is_logged() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        directory.toString())
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        try (var output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo(KilledProcess.DONE);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("stderr")).isEmptyFile();
        Files.writeString(directory.resolve("mails.jsonl"), "{\"id\":\"tor", StandardOpenOption.APPEND);
        try (var aws = start()) {
            check(aws);
        }
        assertThat(Files.readString(directory.resolve("mails.jsonl")))
                .doesNotContain("tor\"")
                .endsWith("}\n");
    }

    @Test
    void everything_but_queues_survives_a_restart_and_goes_on() throws IOException {
        try (var aws = start()) {
            KilledProcess.store(Clients.of(aws, "first"));
        }
        try (var aws = start()) {
            check(aws);
            Clients.of(aws, "second")
                    .secrets()
                    .putSecretValue(put -> put.secretId("kept").secretString("three"));
        }
        try (var aws = start()) {
            assertThat(Clients.of(aws, "third")
                            .secrets()
                            .getSecretValue(get -> get.secretId("kept"))
                            .secretString())
                    .isEqualTo("three");
        }
    }

    @Test
    void what_is_deleted_stays_deleted() throws IOException {
        String key;
        try (var aws = start()) {
            var clients = Clients.of(aws, "first");
            KilledProcess.store(clients);
            key = clients.kms()
                    .describeKey(describe -> describe.keyId("alias/kept"))
                    .keyMetadata()
                    .keyId();
            String topic = clients.sns().listTopics().topics().getFirst().topicArn();
            clients.sns().deleteTopic(delete -> delete.topicArn(topic));
            clients.kms().scheduleKeyDeletion(delete -> delete.keyId(key));
            clients.secrets().createSecret(create -> create.name("scheduled").secretString("x"));
            clients.secrets().deleteSecret(delete -> delete.secretId("scheduled"));
            clients.secrets().deleteSecret(delete -> delete.secretId("kept").forceDeleteWithoutRecovery(true));
        }
        try (var aws = start()) {
            var clients = Clients.of(aws, "second");
            assertThat(clients.sns().listTopics().topics()).isEmpty();
            assertThat(clients.kms()
                            .describeKey(describe -> describe.keyId(key))
                            .keyMetadata()
                            .keyStateAsString())
                    .isEqualTo("PendingDeletion");
            assertThatThrownBy(() -> clients.secrets().getSecretValue(get -> get.secretId("scheduled")))
                    .hasMessageContaining("marked for deletion");
            assertThatThrownBy(() -> clients.secrets().describeSecret(describe -> describe.secretId("kept")))
                    .hasMessageContaining("can't find");
        }
    }

    @Test
    void a_directory_serves_one_at_a_time() throws IOException {
        try (var _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
        start().close();
    }

    @Test
    void a_damaged_line_in_the_middle_is_not_skipped() throws IOException {
        Files.writeString(directory.resolve("mails.jsonl"), "{\"id\":\n{}\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mails.jsonl");
    }
}

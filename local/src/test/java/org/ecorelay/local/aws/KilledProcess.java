package org.ecorelay.local.aws;

import static org.ecorelay.local.aws.Tables.item;

import java.nio.file.Path;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** A process that stores something of every kind, says so, and waits to be killed. Argument: the data directory. */
final class KilledProcess {
    static final String DONE = "stored";
    static final int ROWS = 20;

    private KilledProcess() {}

    public static void main(String[] args) throws Exception {
        var options = EmbeddedAws.Options.inMemory().withDataDirectory(Path.of(args[0]));
        try (var aws = EmbeddedAws.start(options)) {
            store(Clients.of(aws, "victim"));
            System.out.println(DONE);
            System.out.flush();
            Thread.currentThread().join();
        }
    }

    static void store(Clients clients) {
        Tables.create(clients.dynamoDb(), "rows");
        for (int n = 0; n < ROWS; n++) {
            var id = "row-" + n;
            clients.dynamoDb().putItem(put -> put.tableName("rows").item(item(id)));
        }
        var key = clients.kms()
                .createKey(create -> create.keySpec(KeySpec.ECC_NIST_P256).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata();
        clients.kms().createAlias(create -> create.aliasName("alias/kept").targetKeyId(key.keyId()));
        clients.secrets().createSecret(create -> create.name("kept").secretString("one"));
        clients.secrets().putSecretValue(put -> put.secretId("kept").secretString("two"));
        var topic = clients.sns().createTopic(create -> create.name("kept")).topicArn();
        clients.sns().publish(publish -> publish.topicArn(topic).message("kept"));
        clients.ses()
                .sendEmail(mail -> mail.fromEmailAddress("a@b.example")
                        .destination(to -> to.toAddresses("c@d.example"))
                        .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("kept"))
                                .body(body -> body.text(text -> text.data("kept"))))));
        clients.sqs().createQueue(create -> create.queueName("forgotten"));
    }
}

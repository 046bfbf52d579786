package org.ecorelay.infra;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** How alerts leave: one sender address for mail and one topic per account. */
final class Notices extends Construct {
    private static final String TOPIC_NAME = "${AWS::StackName}-notices-";

    private final String mailFrom;
    private final MailRoute mail;

    /**
     * Adds them.
     *
     * @param smtp the mail server; null: SES
     */
    Notices(Construct scope, String stage, List<String> accounts, @Nullable SmtpHost smtp) {
        super(scope, "Notices");
        mailFrom = CfnParameter.Builder.create(scope, "MailFrom")
                .description(
                        smtp == null
                                ? "Sender address of alerts; SES asks its owner to confirm it"
                                : "Sender address of alerts; the mail server must let its credential send as it")
                .allowedPattern("[^@\\s]+@[^@\\s]+")
                .build()
                .getValueAsString();
        mail = smtp == null ? new SesRoute(this, mailFrom) : new SmtpRoute(this, stage, smtp);
        accounts.forEach(this::topic);
    }

    String mailFrom() {
        return mailFrom;
    }

    MailRoute mail() {
        return mail;
    }

    /** A topic's ARN is this and the account. */
    String topicPrefix() {
        return Arn.of("sns", TOPIC_NAME);
    }

    /** Every account's topic. */
    String everyTopicArn() {
        return Arn.of("sns", TOPIC_NAME + "*");
    }

    private void topic(String account) {
        Topic.Builder.create(this, "Topic" + LogicalName.of(account))
                .topicName(Fn.sub(TOPIC_NAME + account))
                .enforceSsl(true)
                .build();
    }
}

package org.ecorelay.infra;

import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ses.CfnConfigurationSet;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.CfnEmailIdentity;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** How alerts leave: one sender identity for mail and one topic per account. */
final class Notices extends Construct {
    private static final String TOPIC_NAME = "${AWS::StackName}-notices-";

    private final String mailFrom;
    private final CfnConfigurationSet delivery;

    Notices(Construct scope, List<String> accounts) {
        super(scope, "Notices");
        mailFrom = CfnParameter.Builder.create(scope, "MailFrom")
                .description("Sender address of alerts; SES asks its owner to confirm it")
                .allowedPattern("[^@\\s]+@[^@\\s]+")
                .build()
                .getValueAsString();
        delivery = delivery();
        CfnEmailIdentity.Builder.create(this, "Sender")
                .emailIdentity(mailFrom)
                .configurationSetAttributes(CfnEmailIdentity.ConfigurationSetAttributesProperty.builder()
                        .configurationSetName(delivery.getRef())
                        .build())
                .build();
        countFailures();
        accounts.forEach(this::topic);
    }

    String mailFrom() {
        return mailFrom;
    }

    /** A topic's ARN is this and the account. */
    String topicPrefix() {
        return Arn.of("sns", TOPIC_NAME);
    }

    /** Every account's topic. */
    String everyTopicArn() {
        return Arn.of("sns", TOPIC_NAME + "*");
    }

    String senderArn() {
        return Arn.of("ses", "identity/${Sender}", "Sender", mailFrom);
    }

    String deliveryName() {
        return delivery.getRef();
    }

    String deliveryArn() {
        return Arn.of("ses", "configuration-set/${Name}", "Name", delivery.getRef());
    }

    /** Alerts name exporters, buyers and reasons: they travel by TLS or not at all. */
    private CfnConfigurationSet delivery() {
        return CfnConfigurationSet.Builder.create(this, "Delivery")
                .deliveryOptions(CfnConfigurationSet.DeliveryOptionsProperty.builder()
                        .tlsPolicy("REQUIRE")
                        .build())
                .build();
    }

    /** Bounces and complaints become metrics of this configuration set. */
    private void countFailures() {
        CfnConfigurationSetEventDestination.Builder.create(this, "Failures")
                .configurationSetName(delivery.getRef())
                .eventDestination(CfnConfigurationSetEventDestination.EventDestinationProperty.builder()
                        .enabled(true)
                        .matchingEventTypes(List.of("BOUNCE", "COMPLAINT", "REJECT"))
                        .cloudWatchDestination(
                                CfnConfigurationSetEventDestination.CloudWatchDestinationProperty.builder()
                                        .dimensionConfigurations(List.of(
                                                CfnConfigurationSetEventDestination.DimensionConfigurationProperty
                                                        .builder()
                                                        .dimensionName("ses:configuration-set")
                                                        .dimensionValueSource("messageTag")
                                                        .defaultDimensionValue("none")
                                                        .build()))
                                        .build())
                        .build())
                .build();
    }

    private void topic(String account) {
        Topic.Builder.create(this, "Topic" + LogicalName.of(account))
                .topicName(Fn.sub(TOPIC_NAME + account))
                .enforceSsl(true)
                .build();
    }
}

package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.ses.CfnConfigurationSet;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.CfnEmailIdentity;
import software.constructs.Construct;

/** By SES: one sender identity, whose bounces and complaints are counted. */
final class SesRoute implements MailRoute {
    private final CfnConfigurationSet delivery;
    private final String mailFrom;

    /** Adds it to {@code scope}. */
    SesRoute(Construct scope, String mailFrom) {
        this.mailFrom = mailFrom;
        delivery = delivery(scope);
        CfnEmailIdentity.Builder.create(scope, "Sender")
                .emailIdentity(mailFrom)
                .configurationSetAttributes(CfnEmailIdentity.ConfigurationSetAttributesProperty.builder()
                        .configurationSetName(delivery.getRef())
                        .build())
                .build();
        countFailures(scope);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public PolicyStatement permission() {
        return Allow.onAll(
                List.of(
                        Arn.of("ses", "identity/${Sender}", "Sender", mailFrom),
                        Arn.of("ses", "configuration-set/${Name}", "Name", delivery.getRef())),
                "ses:SendEmail");
    }

    @Override
    public Optional<String> configurationSet() {
        return Optional.of(delivery.getRef());
    }

    /** Alerts name exporters, buyers and reasons: they travel by TLS or not at all. */
    private static CfnConfigurationSet delivery(Construct scope) {
        return CfnConfigurationSet.Builder.create(scope, "Delivery")
                .deliveryOptions(CfnConfigurationSet.DeliveryOptionsProperty.builder()
                        .tlsPolicy("REQUIRE")
                        .build())
                .build();
    }

    /** Bounces and complaints become metrics of this configuration set. */
    private void countFailures(Construct scope) {
        CfnConfigurationSetEventDestination.Builder.create(scope, "Failures")
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
}

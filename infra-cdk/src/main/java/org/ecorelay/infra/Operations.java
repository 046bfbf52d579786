package org.ecorelay.infra;

import java.util.List;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Who is woken up: one topic, to which alarms report, and the addresses that the deployment names. */
final class Operations extends Construct {
    private final Topic topic;

    /**
     * Adds it.
     *
     * @param addresses e-mail addresses; each is asked by AWS to confirm
     */
    Operations(Construct scope, List<String> addresses) {
        super(scope, "Operations");
        topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
        for (int n = 0; n < addresses.size(); n++) {
            CfnSubscription.Builder.create(this, "Operator" + (n + 1))
                    .topicArn(topic.getTopicArn())
                    .protocol("email")
                    .endpoint(addresses.get(n))
                    .build();
        }
    }

    ITopic topic() {
        return topic;
    }

    String arn() {
        return topic.getTopicArn();
    }
}

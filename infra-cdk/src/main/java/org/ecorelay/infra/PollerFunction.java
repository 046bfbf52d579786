package org.ecorelay.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Does whatever is due: verdicts, expired claims, stalled rows, notices. One at a time, every minute. */
final class PollerFunction extends RelayFunction {
    /**
     * Adds it.
     *
     * @param publicUrl where the links in its mails lead: the HTTP API as it is reached from outside
     */
    PollerFunction(Construct scope, Foundation foundation, String publicUrl) {
        super(
                scope,
                "Poller",
                new Sizing(55, 1),
                foundation,
                environment(foundation, publicUrl),
                permissions(foundation));
    }

    private static Map<String, String> environment(Foundation foundation, String publicUrl) {
        var variables = new HashMap<>(foundation.platform().environment());
        variables.put("ORDERS_QUEUE_URL", foundation.orders().url());
        variables.put("SUBMISSIONS_QUEUE_URL", foundation.submissions().url());
        variables.put("VERDICT_PACE_SECONDS", "60");
        variables.put("MAIL_FROM", foundation.notices().mailFrom());
        variables.putAll(foundation.notices().mail().environment());
        variables.put("NOTICE_TOPIC_PREFIX", foundation.notices().topicPrefix());
        variables.put("NOTICE_WINDOW_SECONDS", "3600");
        variables.put("SERVICE_SECRET_ID", foundation.serviceSecret().arn());
        variables.put("PUBLIC_URL", publicUrl);
        return variables;
    }

    private static List<PolicyStatement> permissions(Foundation foundation) {
        var tables = foundation.tables();
        var notices = foundation.notices();
        return List.of(
                Allow.on(tables.certificates().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                Allow.onAll(
                        List.of(tables.indexArn("attention"), tables.indexArn("due"), tables.indexArn("listed")),
                        "dynamodb:Query"),
                Allow.on(tables.ledger().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                Allow.on(tables.registry().getTableArn(), "dynamodb:GetItem"),
                Allow.on(
                        tables.work().getTableArn(),
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query"),
                Allow.send(foundation.orders()),
                Allow.send(foundation.submissions()),
                Allow.on(foundation.platform().relaySecretArn(), "secretsmanager:GetSecretValue"),
                Allow.on(foundation.serviceSecret().arn(), "secretsmanager:GetSecretValue"),
                notices.mail().permission(),
                Allow.on(notices.everyTopicArn(), "sns:Publish"));
    }
}

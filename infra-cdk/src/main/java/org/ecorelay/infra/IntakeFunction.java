package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Accepts orders and product profiles over HTTP, and the answers of those who are to get alerts. */
final class IntakeFunction extends RelayFunction {
    /** The first time the poller looks after a row, when no message did: longer than a healthy run ever takes. */
    static final String FIRST_DUE_SECONDS = "1500";

    IntakeFunction(Construct scope, Foundation foundation) {
        super(scope, "Intake", new Sizing(10), foundation, environment(foundation), permissions(foundation));
    }

    private static Map<String, String> environment(Foundation foundation) {
        return Map.of(
                "ORDERS_QUEUE_URL",
                foundation.orders().url(),
                "FIRST_DUE_SECONDS",
                FIRST_DUE_SECONDS,
                "SERVICE_SECRET_ID",
                foundation.serviceSecret().arn());
    }

    private static List<PolicyStatement> permissions(Foundation foundation) {
        var tables = foundation.tables();
        return List.of(
                Allow.on(
                        tables.certificates().getTableArn(),
                        "dynamodb:BatchGetItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem"),
                // The dry run of a redrive counts.
                Allow.onAll(List.of(tables.indexArn("attention"), tables.indexArn("listed")), "dynamodb:Query"),
                Allow.on(tables.ledger().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                // The files of an account are counted before one more is taken; what a line that was left off rests on
                // is read
                // together.
                Allow.on(
                        tables.registry().getTableArn(),
                        "dynamodb:BatchGetItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query"),
                // A new product profile wakes the certificates that wait for it; a redrive is left to the poller, and
                // asked about.
                Allow.on(
                        tables.work().getTableArn(),
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query"),
                Allow.send(foundation.orders()),
                // Knows the links of confirmation mails again.
                Allow.on(foundation.serviceSecret().arn(), "secretsmanager:GetSecretValue"));
    }
}

package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Determines origin, assembles and signs e-COs: the only function that may use the signing keys. */
final class BuilderFunction extends RelayFunction {
    static final int TIMEOUT_SECONDS = 60;
    private static final int MAX_CONCURRENCY = 10;

    /**
     * Adds it.
     *
     * @param publicUrl where documents say that their status is: the HTTP API as it is reached from outside
     */
    BuilderFunction(Construct scope, Foundation foundation, String publicUrl) {
        super(
                scope,
                "Builder",
                new Sizing(TIMEOUT_SECONDS),
                foundation,
                environment(foundation, publicUrl),
                permissions(foundation));
        consume(foundation.orders(), MAX_CONCURRENCY);
    }

    private static Map<String, String> environment(Foundation foundation, String publicUrl) {
        return Map.of(
                "SUBMISSIONS_QUEUE_URL", foundation.submissions().url(),
                "SIGNING_KEYS", foundation.signingKeys().setting(),
                "PUBLIC_URL", publicUrl,
                "SERVICE_SECRET_ID", foundation.serviceSecret().arn());
    }

    private static List<PolicyStatement> permissions(Foundation foundation) {
        var tables = foundation.tables();
        return List.of(
                Allow.on(tables.certificates().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                // Whether it is time to remind of a question is in the history.
                Allow.on(tables.ledger().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
                // What a document rests on is read together. The rule packs of an account are listed for every
                // determination,
                // the signing keys once a minute.
                Allow.on(
                        tables.registry().getTableArn(), "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
                // What is due to be signed is listed and removed.
                Allow.on(
                        tables.work().getTableArn(),
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query"),
                Allow.consume(foundation.orders()),
                Allow.send(foundation.submissions()),
                Allow.onAll(foundation.signingKeys().arns(), "kms:GetPublicKey", "kms:Sign"),
                // Salts what is kept of costs, so that its hash gives none of them away.
                Allow.on(foundation.serviceSecret().arn(), "secretsmanager:GetSecretValue"));
    }
}

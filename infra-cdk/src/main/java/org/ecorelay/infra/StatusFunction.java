package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The read side: states, documents and the public keys to check them with. Writes nothing. */
final class StatusFunction extends RelayFunction {
    /** Who looks up and verifies, however many, leaves intake its share of the account's concurrency. */
    private static final int MAX_CONCURRENCY = 50;

    StatusFunction(Construct scope, Foundation foundation, String publicUrl) {
        super(
                scope,
                "Status",
                new Sizing(10, MAX_CONCURRENCY),
                foundation,
                environment(foundation, publicUrl),
                permissions(foundation));
    }

    private static Map<String, String> environment(Foundation foundation, String publicUrl) {
        return Map.of("SIGNING_KEYS", foundation.signingKeys().setting(), "PUBLIC_URL", publicUrl);
    }

    private static List<PolicyStatement> permissions(Foundation foundation) {
        var tables = foundation.tables();
        return List.of(
                Allow.on(tables.certificates().getTableArn(), "dynamodb:BatchGetItem", "dynamodb:GetItem"),
                Allow.on(tables.indexArn("listed"), "dynamodb:Query"),
                Allow.on(tables.ledger().getTableArn(), "dynamodb:GetItem", "dynamodb:Query"),
                // A check reads together what a document would rest on.
                Allow.on(
                        tables.registry().getTableArn(), "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"),
                // The signed status lists.
                Allow.on(tables.work().getTableArn(), "dynamodb:GetItem"),
                Allow.onAll(foundation.signingKeys().ownArns(), "kms:GetPublicKey"));
    }
}

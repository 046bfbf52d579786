package org.ecorelay.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Submits signed e-COs to the verification platform, each with its account's or exporter's credential. */
final class SubmitterFunction extends RelayFunction {
    static final int TIMEOUT_SECONDS = 30;
    private static final int MAX_CONCURRENCY = 5;

    /** A claim outlives its claimer: Lambda has stopped it ten seconds before the lease ends. */
    private static final int LEASE_SECONDS = TIMEOUT_SECONDS + 10;

    SubmitterFunction(Construct scope, Foundation foundation) {
        // Less reserved than the mapping may start would throttle messages into the DLQ.
        super(
                scope,
                "Submitter",
                new Sizing(TIMEOUT_SECONDS, MAX_CONCURRENCY),
                foundation,
                environment(foundation),
                permissions(foundation));
        consume(foundation.submissions(), MAX_CONCURRENCY);
    }

    private static Map<String, String> environment(Foundation foundation) {
        var variables = new HashMap<>(foundation.platform().environment());
        variables.put("LEASE_SECONDS", Integer.toString(LEASE_SECONDS));
        return variables;
    }

    private static List<PolicyStatement> permissions(Foundation foundation) {
        var tables = foundation.tables();
        return List.of(
                Allow.on(tables.certificates().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                Allow.on(tables.ledger().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                Allow.on(tables.registry().getTableArn(), "dynamodb:GetItem"),
                // Breaker, request rate and the accounts whose certificates are held.
                Allow.on(tables.work().getTableArn(), "dynamodb:GetItem", "dynamodb:PutItem"),
                Allow.consume(foundation.submissions()),
                Allow.on(foundation.platform().everySecretArn(), "secretsmanager:GetSecretValue"));
    }
}

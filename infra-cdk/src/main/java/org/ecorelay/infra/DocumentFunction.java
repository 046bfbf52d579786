package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Prints data copies of signed documents. A function of its own: the PDF library is loaded by nobody else. Writes nothing. */
final class DocumentFunction extends RelayFunction {
    DocumentFunction(Construct scope, Foundation foundation, String publicUrl) {
        super(
                scope,
                "Document",
                new Sizing(15),
                foundation,
                Map.of("PUBLIC_URL", publicUrl),
                permissions(foundation.tables()));
    }

    private static List<PolicyStatement> permissions(Tables tables) {
        return List.of(
                Allow.on(tables.certificates().getTableArn(), "dynamodb:GetItem"),
                Allow.on(tables.ledger().getTableArn(), "dynamodb:GetItem"),
                Allow.on(tables.registry().getTableArn(), "dynamodb:GetItem"));
    }
}

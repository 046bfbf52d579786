package org.ecorelay.infra;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.constructs.Construct;

/** The key that signs e-COs (ES256). It outlives the stack: documents stay verifiable for years. */
final class SigningKey extends Construct {
    private final Key key;

    SigningKey(Construct scope) {
        super(scope, "Signing");
        key = Key.Builder.create(this, "Key")
                .description("Signs e-COs with ES256")
                .keySpec(KeySpec.ECC_NIST_P256)
                .keyUsage(KeyUsage.SIGN_VERIFY)
                .policy(administration())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    String arn() {
        return key.getKeyArn();
    }

    /** Leaves the decision to IAM, action by action: CDK's own default would be kms:*. */
    private static PolicyDocument administration() {
        return PolicyDocument.Builder.create()
                .statements(List.of(PolicyStatement.Builder.create()
                        .principals(List.of(new AccountRootPrincipal()))
                        .actions(List.of(
                                "kms:CancelKeyDeletion",
                                "kms:CreateAlias",
                                "kms:DeleteAlias",
                                "kms:DescribeKey",
                                "kms:DisableKey",
                                "kms:EnableKey",
                                "kms:GetKeyPolicy",
                                "kms:GetKeyRotationStatus",
                                "kms:GetPublicKey",
                                "kms:ListGrants",
                                "kms:ListKeyPolicies",
                                "kms:ListResourceTags",
                                "kms:PutKeyPolicy",
                                "kms:RevokeGrant",
                                "kms:ScheduleKeyDeletion",
                                "kms:Sign",
                                "kms:TagResource",
                                "kms:UntagResource",
                                "kms:UpdateAlias",
                                "kms:UpdateKeyDescription",
                                "kms:Verify"))
                        .resources(List.of("*"))
                        .build()))
                .build();
    }
}

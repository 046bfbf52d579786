package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
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
    /** What IAM may hand out to operators and to the functions that publish the public key; CDK's default is kms:*. */
    private static final List<String> ADMINISTRATION = List.of(
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
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateAlias",
            "kms:UpdateKeyDescription");

    private final Key key;

    SigningKey(Construct scope) {
        super(scope, "Signing");
        key = Key.Builder.create(this, "Key")
                .description("Signs e-COs with ES256")
                .keySpec(KeySpec.ECC_NIST_P256)
                .keyUsage(KeyUsage.SIGN_VERIFY)
                .policy(policy())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    String arn() {
        return key.getKeyArn();
    }

    private static PolicyDocument policy() {
        var administering = delegated(ADMINISTRATION).build();
        // Not even an administrator signs. The role's name, not its ARN: role and key cannot refer to each other.
        var builder = Fn.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${AWS::StackName}-BuilderRole-*");
        var signing = delegated(List.of("kms:Sign"))
                .conditions(Map.of("ArnLike", Map.of("aws:PrincipalArn", builder)))
                .build();
        return PolicyDocument.Builder.create()
                .statements(List.of(administering, signing))
                .build();
    }

    /** Leaves the decision to the account's IAM policies; in a key policy, resource * is the key itself. */
    private static PolicyStatement.Builder delegated(List<String> actions) {
        return PolicyStatement.Builder.create()
                .principals(List.of(new AccountRootPrincipal()))
                .actions(actions)
                .resources(List.of("*"));
    }
}

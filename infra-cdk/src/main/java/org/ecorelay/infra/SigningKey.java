package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.constructs.Construct;

/** A key that signs e-COs with one algorithm. It outlives the stack: documents stay verifiable for years. */
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

    /** The algorithm that every deployment has a key for. */
    static final String DEFAULT = "ES256";

    /** By JOSE name; the core's registry says what each is. */
    private static final Map<String, KeySpec> SPECS = Map.of(
            DEFAULT,
            KeySpec.ECC_NIST_P256,
            "RS256",
            KeySpec.RSA_3072,
            "PS256",
            KeySpec.RSA_3072,
            "SM2SM3",
            KeySpec.SM2);

    private final String algorithm;
    private final Key key;

    SigningKey(Construct scope, String algorithm) {
        super(scope, algorithm.equals(DEFAULT) ? "Signing" : "Signing" + algorithm);
        this.algorithm = algorithm;
        if (spec(algorithm) == KeySpec.SM2) {
            inChinaOnly();
        }
        key = Key.Builder.create(this, "Key")
                .description("Signs e-COs with " + algorithm)
                .keySpec(spec(algorithm))
                .keyUsage(KeyUsage.SIGN_VERIFY)
                .policy(policy())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    static KeySpec spec(String algorithm) {
        return Optional.ofNullable(SPECS.get(algorithm))
                .orElseThrow(() -> new IllegalArgumentException("there is no signature algorithm %s; there are %s"
                        .formatted(algorithm, new TreeSet<>(SPECS.keySet()))));
    }

    String algorithm() {
        return algorithm;
    }

    String arn() {
        return key.getKeyArn();
    }

    /** KMS has SM2 in China Regions alone; elsewhere CloudFormation says so before it makes anything. */
    private void inChinaOnly() {
        CfnRule.Builder.create(this, "Region")
                .assertions(List.of(CfnRuleAssertion.builder()
                        .assertValue(Fn.conditionContains(List.of("cn-north-1", "cn-northwest-1"), Aws.REGION))
                        .assertDescription("KMS has SM2 keys in China Regions alone; deploy there, or without SM2SM3")
                        .build()))
                .build();
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

package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The four tables; all on demand, recoverable to any second of the last 35 days, and not deleted with the stack unless it is disposable. */
final class Tables {
    private final Construct scope;
    private final Operating operating;
    private final Table certificates;
    private final Table ledger;
    private final Table registry;
    private final Table work;

    Tables(Construct scope, Operating operating) {
        this.scope = scope;
        this.operating = operating;
        certificates = kept("CertificatesTable", "certificateId").build();
        addIndexes();
        ledger = kept("LedgerTable", "certificateId").sortKey(text("item")).build();
        registry = kept("RegistryTable", "account").sortKey(text("item")).build();
        work = kept("WorkTable", "item")
                .sortKey(text("member"))
                .timeToLiveAttribute("expiresAt")
                .build();
    }

    Table certificates() {
        return certificates;
    }

    Table ledger() {
        return ledger;
    }

    Table registry() {
        return registry;
    }

    Table work() {
        return work;
    }

    /** What DynamoDB does with the customer's key on a function's behalf, and only DynamoDB; empty without such a key. */
    Optional<PolicyStatement> keyUse() {
        return Optional.ofNullable(operating.dataKey())
                .map(key -> PolicyStatement.Builder.create()
                        .actions(List.of(
                                "kms:Decrypt",
                                "kms:DescribeKey",
                                "kms:Encrypt",
                                "kms:GenerateDataKey",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo"))
                        .resources(List.of(key))
                        .conditions(Map.of(
                                "StringEquals",
                                Map.of("kms:ViaService", Fn.sub("dynamodb.${AWS::Region}.${AWS::URLSuffix}"))))
                        .build());
    }

    /** The ARN of one index of {@link #certificates()}. */
    String indexArn(String index) {
        return certificates.getTableArn() + "/index/" + index;
    }

    /** Listed is KEYS_ONLY, so that a status change costs no write there; due carries what a bulk look-up asks with. */
    private void addIndexes() {
        certificates.addGlobalSecondaryIndex(index("due", "dueLane", "dueAt")
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(List.of("documentId"))
                .build());
        certificates.addGlobalSecondaryIndex(
                index("listed", "accountDay", "createdAt").build());
        certificates.addGlobalSecondaryIndex(
                index("attention", "attentionAccount", "attentionSince").build());
    }

    private static GlobalSecondaryIndexProps.Builder index(String name, String partitionKey, String sortKey) {
        return GlobalSecondaryIndexProps.builder()
                .indexName(name)
                .partitionKey(text(partitionKey))
                .sortKey(text(sortKey))
                .projectionType(ProjectionType.KEYS_ONLY);
    }

    private Table.Builder kept(String name, String partitionKey) {
        var table = Table.Builder.create(scope, name)
                .partitionKey(text(partitionKey))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(!operating.disposable())
                .removalPolicy(operating.disposable() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN);
        if (operating.dataKey() != null) {
            table.encryption(TableEncryption.CUSTOMER_MANAGED)
                    .encryptionKey(Key.fromKeyArn(scope, name + "Key", operating.dataKey()));
        }
        return table;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}

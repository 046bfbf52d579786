package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/**
 * A copy of the ledger that not even an administrator changes before its time is over: exported every week, kept for three
 * years and a month under Object Lock in compliance mode (RCEP 3.27: records are kept for at least three years).
 */
final class LedgerArchive extends Construct {
    private static final int KEPT_DAYS = 3 * 365 + 31;

    LedgerArchive(Construct scope, Tables tables) {
        super(scope, "Archive");
        var bucket = Bucket.Builder.create(this, "Bucket")
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .versioned(true)
                .objectLockEnabled(true)
                .objectLockDefaultRetention(ObjectLockRetention.compliance(Duration.days(KEPT_DAYS)))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        var table = tables.ledger().getTableArn();
        CfnSchedule.Builder.create(this, "Schedule")
                .scheduleExpression("rate(7 days)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("FLEXIBLE")
                        .maximumWindowInMinutes(60)
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn("arn:" + Aws.PARTITION + ":scheduler:::aws-sdk:dynamodb:exportTableToPointInTime")
                        .roleArn(role(table, bucket).getRoleArn())
                        .input(Stack.of(this)
                                .toJsonString(Map.of("S3Bucket", bucket.getBucketName(), "TableArn", table)))
                        .build())
                .build();
    }

    private Role role(String table, Bucket bucket) {
        var document = new PolicyDocument();
        document.addStatements(
                Allow.on(table, "dynamodb:ExportTableToPointInTime"),
                Allow.onAll(List.of(bucket.arnForObjects("AWSDynamoDB/*")), "s3:AbortMultipartUpload", "s3:PutObject"));
        var ownAccount = Map.<String, Object>of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
        return Role.Builder.create(this, "Role")
                .assumedBy(new PrincipalWithConditions(new ServicePrincipal("scheduler.amazonaws.com"), ownAccount))
                .inlinePolicies(Map.of("own", document))
                .build();
    }
}

package org.ecorelay.infra;

import java.nio.file.Path;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Where a function's jar comes from. */
@FunctionalInterface
interface FunctionCode {
    /** The code of {@code function}, by its lower-case name. */
    Code of(String function);

    /** Built jars when the deployment names their directory, else {@code <function>.zip} in a bucket given at deployment. */
    static FunctionCode of(Construct scope, Deployment deployment) {
        var assets = deployment.assets();
        return assets == null ? inBucket(scope) : built(Path.of(assets));
    }

    /** Fixed names and no content hash: the template changes only when the stack does. */
    private static FunctionCode inBucket(Construct scope) {
        var name = CfnParameter.Builder.create(scope, "CodeBucket")
                .description("Bucket with intake.zip, builder.zip, submitter.zip, poller.zip and status.zip")
                .build();
        var bucket = Bucket.fromBucketName(scope, "Code", name.getValueAsString());
        return function -> Code.fromBucket(bucket, function + ".zip");
    }

    private static FunctionCode built(Path directory) {
        return function -> Code.fromAsset(
                directory.resolve(Path.of(function, "target", function + ".jar")).toString());
    }
}

package org.ecorelay.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.lambda.Code;
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

    private static FunctionCode inBucket(Construct scope) {
        var bucket = CfnParameter.Builder.create(scope, "CodeBucket")
                .description(
                        "Bucket with intake.zip, builder.zip, submitter.zip, poller.zip, status.zip and document.zip")
                .build()
                .getValueAsString();
        return function -> new CodeByName(bucket, function + ".zip");
    }

    private static FunctionCode built(Path directory) {
        return function -> {
            var jar = directory.resolve(Path.of(function, "target", function + ".jar"));
            if (!Files.isRegularFile(jar)) {
                throw new IllegalArgumentException("no jar at " + jar + "; build it with: mvn -B package");
            }
            return Code.fromAsset(jar.toString());
        };
    }
}

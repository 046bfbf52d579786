package org.ecorelay.infra;

import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.CodeConfig;
import software.amazon.awscdk.services.s3.Location;
import software.constructs.Construct;

/**
 * Code under a fixed name and without a content hash: the template changes only when the stack does.
 *
 * <p>CDK's own {@code Code.fromBucket} warns at every synth that such code is not redeployed when it changes, which is
 * the purpose here; deployments use built jars.
 */
final class CodeByName extends Code {
    private final String bucket;
    private final String key;

    CodeByName(String bucket, String key) {
        this.bucket = bucket;
        this.key = key;
    }

    @Override
    public CodeConfig bind(Construct scope) {
        return CodeConfig.builder()
                .s3Location(Location.builder().bucketName(bucket).objectKey(key).build())
                .build();
    }
}

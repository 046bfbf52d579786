package org.ecorelay.infra;

import java.util.Map;
import software.amazon.awscdk.Fn;

/** ARNs of this account and region, in whichever partition the stack lives (aws, aws-cn, aws-us-gov). */
final class Arn {
    private static final String HERE = ":${AWS::Region}:${AWS::AccountId}:";

    private Arn() {}

    /** The ARN of {@code resource}, which may hold {@code ${AWS::…}} placeholders. */
    static String of(String service, String resource) {
        return Fn.sub("arn:${AWS::Partition}:" + service + HERE + resource);
    }

    /** As {@link #of(String, String)}, with {@code ${Name}} standing for {@code value}. */
    static String of(String service, String resource, String name, String value) {
        return Fn.sub("arn:${AWS::Partition}:" + service + HERE + resource, Map.of(name, value));
    }
}

package org.ecorelay.local.aws;

import java.util.List;

/** Decides which calls are authorised. Asked once for each call, by many threads at a time. */
@FunctionalInterface
public interface Access {
    /** Everybody may do everything. */
    Access ALL = (accessKeyId, asked) -> true;

    /**
     * Whether the caller may do all that a call asks for.
     *
     * @param accessKeyId who calls
     * @param asked what IAM compares with the caller's policies; a call about two tables asks twice
     */
    boolean allows(String accessKeyId, List<Asked> asked);

    /**
     * One action on one resource.
     *
     * @param action as policies name it, e.g. {@code dynamodb:PutItem}
     * @param resource its ARN
     */
    record Asked(String action, String resource) {}
}

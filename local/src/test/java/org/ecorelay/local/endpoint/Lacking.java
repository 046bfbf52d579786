package org.ecorelay.local.endpoint;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Whether an error says that an endpoint does not have a service or an operation at all; any other error is a failure. */
final class Lacking {
    private static final int NOT_IMPLEMENTED = 501;

    /** Of the query, JSON and REST protocols. Access denied is none of them: it is a failure of whoever set up the account. */
    private static final Set<String> UNKNOWN = Set.of(
            "UnknownOperation",
            "UnknownOperationException",
            "UnknownService",
            "InvalidAction",
            "UnsupportedOperation",
            "UnsupportedOperationException",
            "NotImplemented");

    private Lacking() {}

    /** In a few words, without what was asked; empty when the endpoint knows the operation. */
    static Optional<String> in(RuntimeException failure) {
        if (!(failure instanceof AwsServiceException answered) || answered.awsErrorDetails() == null) {
            return Optional.empty();
        }
        String code = answered.awsErrorDetails().errorCode();
        boolean lacking = answered.statusCode() == NOT_IMPLEMENTED || code != null && UNKNOWN.contains(code);
        return lacking
                ? Optional.of("%d %s: %s"
                        .formatted(
                                answered.statusCode(),
                                code,
                                answered.awsErrorDetails().errorMessage()))
                : Optional.empty();
    }
}

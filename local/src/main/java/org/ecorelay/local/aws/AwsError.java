package org.ecorelay.local.aws;

/**
 * An error as AWS answers it.
 *
 * @param status the HTTP status, 400 to 599
 * @param code the error code that the SDK maps to an exception class, e.g. {@code ThrottlingException}
 * @param message for the reader
 */
public record AwsError(int status, String code, String message) {
    public AwsError {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("an error has status 400 to 599, not " + status);
        }
    }

    /** DynamoDB's throttling; the SDK retries it. */
    public static AwsError throughputExceeded() {
        return new AwsError(
                400,
                "ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded.");
    }

    /** A failure of the service itself; the SDK retries it. */
    public static AwsError internal() {
        return new AwsError(500, "InternalServerError", "Internal server error");
    }
}

package org.ecorelay.local.aws;

/** Ends the work on a call with an error for the caller. */
final class AwsFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AwsError error;

    AwsFailure(int status, String code, String message) {
        super(code + ": " + message, null, false, false);
        this.error = new AwsError(status, code, message);
    }

    /** The caller's mistake. */
    static AwsFailure badRequest(String code, String message) {
        return new AwsFailure(400, code, message);
    }

    static AwsFailure unknownOperation(String service, String operation) {
        return badRequest(
                "UnknownOperationException", "The embedded AWS does not know " + service + " " + operation + ".");
    }

    AwsError error() {
        return error;
    }
}

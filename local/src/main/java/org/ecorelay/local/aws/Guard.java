package org.ecorelay.local.aws;

/** Refuses what a caller's policies do not grant, as AWS does: before anything is done. */
final class Guard {
    private final AskedAccess asking;
    private volatile Access access = Access.ALL;

    Guard(AskedAccess asking) {
        this.asking = asking;
    }

    void authorise(Access granted) {
        access = granted;
    }

    /** @throws AwsFailure when the caller may not do this */
    void check(Received received) {
        var asked = asking.of(received);
        if (!access.allows(received.request().accessKeyId(), asked)) {
            // The code that SNS and SES have for it, and the one of the others.
            String code = received.request().service().equals("sns") ? "AuthorizationError" : "AccessDeniedException";
            int status = received.request().service().equals("sns") ? 403 : 400;
            throw new AwsFailure(
                    status,
                    code,
                    "%s is not authorized to perform %s"
                            .formatted(received.request().accessKeyId(), asked));
        }
    }
}

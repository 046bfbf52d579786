package org.ecorelay.local.endpoint;

/** A service that an endpoint may lack. */
enum Service {
    TABLES("DynamoDB"),
    QUEUES("SQS"),
    KEYS("KMS"),
    SECRETS("Secrets Manager"),
    TOPICS("SNS"),
    MAILS("SES");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}

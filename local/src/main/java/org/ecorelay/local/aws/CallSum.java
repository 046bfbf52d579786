package org.ecorelay.local.aws;

/**
 * How often one caller made one kind of call.
 *
 * @param accessKeyId who called
 * @param service the service name in the credential scope, e.g. {@code dynamodb}
 * @param operation e.g. {@code PutItem}
 * @param resource the table, queue, key, secret or topic (several joined by a comma), or ""
 * @param errorCode the error code that was answered, or ""
 */
public record CallSum(
        String accessKeyId, String service, String operation, String resource, String errorCode, long count) {}

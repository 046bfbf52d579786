package org.ecorelay.local.aws;

/**
 * One call as it arrived, before anything has been done about it.
 *
 * @param number counts from 1 in order of arrival, over all services
 * @param accessKeyId who calls; each function has its own
 * @param service the service name in the credential scope, e.g. {@code dynamodb}, {@code sqs}, {@code ses}
 * @param operation the operation as the API calls it, e.g. {@code PutItem}
 * @param resource the table, queue, key, secret or topic it names (several joined by a comma), or ""
 * @param body the request body; JSON, for SNS a form
 */
public record AwsRequest(
        long number, String accessKeyId, String service, String operation, String resource, String body) {}

package org.ecorelay.local.aws;

import java.util.List;

/**
 * One call and what came of it.
 *
 * @param number counts from 1 in order of arrival; calls are recorded in order of their answers
 * @param accessKeyId who called
 * @param service the service name in the credential scope, e.g. {@code dynamodb}
 * @param operation e.g. {@code PutItem}
 * @param resource the table, queue, key, secret or topic (several joined by a comma), or ""
 * @param status the HTTP status that was answered
 * @param errorCode the error code that was answered, or ""
 * @param capacity what DynamoDB said was consumed; empty for failed conditions, whose answer does not say it
 */
public record RecordedCall(
        long number,
        String accessKeyId,
        String service,
        String operation,
        String resource,
        int status,
        String errorCode,
        List<CapacityUnits> capacity) {
    public RecordedCall {
        capacity = List.copyOf(capacity);
    }

    /** Write units, tables and indexes together. */
    public double writeUnits() {
        return units(true);
    }

    /** Read units, tables and indexes together. */
    public double readUnits() {
        return units(false);
    }

    private double units(boolean write) {
        return capacity.stream()
                .filter(used -> used.write() == write)
                .mapToDouble(CapacityUnits::units)
                .sum();
    }
}

package org.ecorelay.local.adapters;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecorelay.local.aws.AwsRequest;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.aws.Faults;

/** Faults by the access key id of the caller. */
final class PlannedFaults implements Faults {
    private final Map<String, Faults> byCaller = new ConcurrentHashMap<>();

    /** The next {@code times} calls of an operation by this caller go wrong. */
    void plan(String caller, String operation, int times, Fault fault) {
        var left = new AtomicInteger(times);
        byCaller.put(
                caller,
                request -> request.operation().equals(operation) && left.getAndDecrement() > 0
                        ? Optional.of(fault)
                        : Optional.empty());
    }

    @Override
    public Optional<Fault> of(AwsRequest request) {
        return byCaller.getOrDefault(request.accessKeyId(), Faults.NONE).of(request);
    }
}

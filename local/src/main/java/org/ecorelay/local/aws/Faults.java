package org.ecorelay.local.aws;

import java.util.Optional;

/**
 * Decides which calls go wrong. Asked once for each call, by many threads at a time; SDK retries are calls of their own.
 */
@FunctionalInterface
public interface Faults {
    /** Nothing goes wrong. */
    Faults NONE = request -> Optional.empty();

    /** The fault of this call, or empty if it is carried out as usual. */
    Optional<Fault> of(AwsRequest request);
}

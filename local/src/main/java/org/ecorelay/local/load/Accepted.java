package org.ecorelay.local.load;

import java.time.Instant;

/**
 * An order that was answered 202.
 *
 * @param certificateId what the API answered
 * @param postedAt when the request began that was accepted
 */
record Accepted(PlannedOrder order, String certificateId, Instant postedAt) {}

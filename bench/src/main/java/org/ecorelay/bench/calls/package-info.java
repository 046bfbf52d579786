/**
 * Requests and units of one order, and what they cost.
 *
 * <p>A <em>write unit</em> (WRU) is DynamoDB's: one write of an item of up to 1 KB to a table or to an index; a <em>read unit</em>
 * (RRU) is one strongly consistent read of up to 4 KB, half a one when it is eventually consistent. <em>Per pass</em> is what the
 * poller does every minute although there is nothing to do.
 */
@NullMarked
package org.ecorelay.bench.calls;

import org.jspecify.annotations.NullMarked;

/**
 * How fast the relay goes: a circuit breaker and a request rate for each authority and mode, shared by all workers, and what one
 * worker hears from the platform.
 *
 * <p>Words: <em>held</em> is a certificate that waits until its authority is reachable again; a <em>probe</em> is one of the few
 * requests that a half-open breaker lets through.
 */
@NullMarked
package org.ecorelay.pacing;

import org.jspecify.annotations.NullMarked;

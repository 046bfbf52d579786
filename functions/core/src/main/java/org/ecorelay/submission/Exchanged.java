package org.ecorelay.submission;

import org.ecorelay.pacing.Signal;

/**
 * A result together with the exchange that it was read from, to be kept as evidence.
 *
 * @param result what the exchange means
 * @param record what was sent and answered as JSON text: method, path, status, the answer (bounded) or for a bulk answer
 *     only this document's element plus the SHA-256 of the whole; never a credential
 * @param signal what the exchange says of the platform itself
 */
public record Exchanged<T>(T result, String record, Signal signal) {}

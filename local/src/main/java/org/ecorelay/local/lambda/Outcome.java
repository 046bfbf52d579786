package org.ecorelay.local.lambda;

/** How an invocation ended. */
public sealed interface Outcome {
    /** The handler returned; {@code payload} is what it wrote. For a batch, single messages may still have failed. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Answered(byte[] payload) implements Outcome {}

    /** The handler, or its constructor, threw. {@code message} is for logs, never for a caller of the API. */
    record Failed(String type, String message) implements Outcome {}

    /** The function's time-out passed; its thread was interrupted and its instance will not be used again. */
    record TimedOut() implements Outcome {}

    /** Nothing ran: as many invocations as the function's concurrency allows are running. */
    record Throttled() implements Outcome {}
}

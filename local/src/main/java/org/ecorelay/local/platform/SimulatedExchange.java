package org.ecorelay.local.platform;

import java.util.Map;

/**
 * One exchange as the simulator saw it.
 *
 * @param path the path below {@code /live} or {@code /sandbox}
 * @param requestHeaders by lower-case name
 * @param delivered what became of the answer
 */
public record SimulatedExchange(
        String method,
        String path,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        Map<String, String> responseHeaders,
        String responseBody,
        Delivery delivered) {
    /** What becomes of an answer. */
    public enum Delivery {
        AT_ONCE,
        /** After the client gave up. */
        TOO_LATE,
        /** The connection closes without an answer. */
        NEVER,
        /** At once, but not as the contract says. */
        MALFORMED
    }
}

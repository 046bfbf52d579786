package org.ecorelay.local.lambda;

import java.util.List;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param rawPath percent-encoded
 * @param rawQuery without the question mark; empty when there is none
 * @param headers by any spelling of their names, with their values in order
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record HttpRequest(
        String method,
        String rawPath,
        String rawQuery,
        String protocol,
        String sourceIp,
        Map<String, List<String>> headers,
        byte[] body) {}

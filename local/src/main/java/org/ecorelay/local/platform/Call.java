package org.ecorelay.local.platform;

import java.util.Locale;
import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param live whether it came to the live address
 * @param path below the base address
 * @param headers by lower-case name
 */
record Call(boolean live, String method, String path, Map<String, String> headers, String body) {
    String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /** The media type without parameters, in lower case. */
    String mediaType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The last segment of the path. */
    String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

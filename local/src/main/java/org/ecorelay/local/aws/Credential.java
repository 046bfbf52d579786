package org.ecorelay.local.aws;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls which service, from the credential scope of a Signature Version 4 header. */
record Credential(String accessKeyId, String region, String service) {
    private static final Pattern SCOPE =
            Pattern.compile("AWS4-[A-Z0-9-]+ .*Credential=([^/,\\s]+)/\\d{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request.*");

    static Optional<Credential> parse(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        var scope = SCOPE.matcher(authorization);
        return scope.matches()
                ? Optional.of(new Credential(scope.group(1), scope.group(2), scope.group(3)))
                : Optional.empty();
    }
}

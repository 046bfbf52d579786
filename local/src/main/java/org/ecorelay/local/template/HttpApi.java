package org.ecorelay.local.template;

import java.util.List;
import java.util.Optional;

/**
 * An API Gateway HTTP API with its stage {@code $default}.
 *
 * @param throttle the stage's default limits
 */
public record HttpApi(String logicalId, List<Route> routes, Optional<Throttle> throttle) {
    /**
     * One route.
     *
     * @param key the route key as API Gateway writes it: {@code GET /v1/certificates/{id}}
     * @param function logical id of the function
     * @param throttle limits of its own in place of the stage's, or empty
     */
    public record Route(String key, String function, Optional<Throttle> throttle) {}

    /** A token bucket: {@code burst} tokens at most, refilled with {@code perSecond} tokens a second. */
    public record Throttle(int burst, double perSecond) {}

    public HttpApi {
        routes = List.copyOf(routes);
    }
}

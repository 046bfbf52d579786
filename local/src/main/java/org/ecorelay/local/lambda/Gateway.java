package org.ecorelay.local.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ecorelay.local.template.HttpApi;

/** What API Gateway does with a request: throttles it, finds its route, invokes the function, reads its answer. */
final class Gateway {
    /** API Gateway waits no longer than this for an integration. */
    private static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

    private final RouteTable routes;
    private final Optional<TokenBucket> throttle;
    /** By route key, of routes with limits of their own. */
    private final Map<String, TokenBucket> ownThrottles;

    private final Map<String, HostedFunction> functions;
    private final HttpEvent events;
    private final InstantSource clock;

    /**
     * Makes the gateway of one API.
     *
     * @param functions by logical id
     */
    Gateway(HttpApi api, Map<String, HostedFunction> functions, String account, InstantSource clock) {
        this.routes = new RouteTable(api.routes());
        this.throttle = api.throttle().map(limits -> new TokenBucket(limits, System::nanoTime));
        this.ownThrottles = api.routes().stream()
                .filter(route -> route.throttle().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        HttpApi.Route::key,
                        route -> new TokenBucket(route.throttle().get(), System::nanoTime)));
        this.functions = functions;
        this.events = new HttpEvent(account);
        this.clock = clock;
    }

    HttpAnswer answer(HttpRequest request) throws InterruptedException {
        Optional<RouteTable.Match> match;
        try {
            match = routes.find(request.method(), request.rawPath());
        } catch (IllegalArgumentException malformedEscape) {
            return HttpAnswer.BAD_REQUEST;
        }
        if (match.isEmpty()) {
            return HttpAnswer.NOT_FOUND;
        }
        if (!admits(match.get().route())) {
            return HttpAnswer.TOO_MANY_REQUESTS;
        }
        HostedFunction function = functions.get(match.get().route().function());
        if (function == null) {
            return HttpAnswer.INTERNAL_SERVER_ERROR;
        }
        byte[] event = events.write(request, match.get(), UUID.randomUUID().toString(), clock.instant());
        return switch (function.invoke(event, INTEGRATION_TIMEOUT)) {
            case Outcome.Answered answered -> HttpAnswer.read(answered.payload());
            case Outcome.Failed _, Outcome.TimedOut _ -> HttpAnswer.INTERNAL_SERVER_ERROR;
            case Outcome.Throttled _ -> HttpAnswer.SERVICE_UNAVAILABLE;
        };
    }

    private boolean admits(HttpApi.Route route) {
        TokenBucket own = ownThrottles.get(route.key());
        return own == null ? throttle.map(TokenBucket::take).orElse(true) : own.take();
    }
}

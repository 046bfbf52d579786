package org.ecorelay.local.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.ecorelay.local.platform.DirectPlatform;
import org.ecorelay.platform.Transport;

/** The way to the simulated platform: requests and answers get lost, come late, or are not what they should be. */
final class SimulatedTransport implements Transport {
    static final String LIVE = "https://platform.example/live";
    static final String SANDBOX = "https://platform.example/sandbox";

    private static final int LATENCY_MILLIS = 300;
    private static final Duration VERY_LATE = Duration.ofDays(3);
    private static final Duration BEHIND = Duration.ofMinutes(10);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Injector injector;
    private final DirectPlatform platform;
    private final Tenants tenants;

    SimulatedTransport(
            VirtualTime time, RandomGenerator random, Injector injector, DirectPlatform platform, Tenants tenants) {
        this.time = time;
        this.random = random;
        this.injector = injector;
        this.platform = platform;
        this.tenants = tenants;
    }

    @Override
    public HttpResponse<byte[]> send(HttpRequest request, Duration within) throws IOException, TimeoutException {
        String path = request.uri().getPath();
        List<FaultKind> faults = new ArrayList<>();
        if (!path.endsWith("/oauth2/token")) {
            faults.addAll(injector.next(FaultKind.Place.REQUEST));
            if (path.endsWith("/e-co-submissions")) {
                faults.addAll(injector.next(FaultKind.Place.SUBMIT));
            } else if (path.endsWith(":query")) {
                faults.addAll(injector.next(FaultKind.Place.ASK));
            }
        }
        time.sleep(Duration.ofMillis(1 + random.nextInt(LATENCY_MILLIS)));
        FaultKind fault = faults.isEmpty() ? null : faults.getFirst();
        return new SimulatedResponse(request, fault == null ? processed(request) : faulty(request, within, fault));
    }

    private DirectPlatform.Reply faulty(HttpRequest request, Duration within, FaultKind fault)
            throws IOException, TimeoutException {
        injector.fire(fault);
        return switch (fault) {
            case NO_CONNECTION -> throw new ConnectException("injected");
            case ANSWER_429 -> problem(429, Map.of("Retry-After", "90"));
            case ANSWER_503 ->
                problem(503, Map.of("Retry-After", HTTP_DATE.format(time.now().plusSeconds(120))));
            case ANSWER_500 -> {
                if (injector.dice(fault).nextBoolean()) {
                    processed(request);
                }
                yield problem(500, Map.of());
            }
            case MALFORMED -> cut(processed(request));
            case TOKENS_REVOKED -> {
                platform.revokeTokens();
                yield processed(request);
            }
            case SECRET_CHANGED -> {
                changeSecret();
                yield processed(request);
            }
            case LOST_BEFORE -> throw timedOut(within);
            case LOST_AFTER -> {
                processed(request);
                throw timedOut(within);
            }
            case LATE -> {
                Duration most = injector.schedule().idempotent() ? VERY_LATE : Schedule.SETTLE;
                time.after(injector.upTo(fault, most), () -> processed(request));
                throw timedOut(within);
            }
            case ALREADY_THERE -> alreadyThere(processed(request));
            case UNKNOWN_WORD -> replaced(processed(request), "\"status\":\"[^\"]*\"", "\"status\":\"Reconsidered\"");
            case UNKNOWN_FIELD -> replaced(processed(request), "\"known\":", "\"riskScore\":{\"a\":[1]},\"known\":");
            default -> throw new IllegalStateException(fault + " does not strike here");
        };
    }

    /** The platform has a new secret, the vault a little later. */
    private void changeSecret() {
        tenants.changeAtPlatform();
        platform.admit(tenants.clients());
        platform.revokeTokens();
        time.after(injector.upTo(FaultKind.SECRET_CHANGED, BEHIND), tenants::changeInVault);
    }

    private TimeoutException timedOut(Duration within) {
        time.sleep(within);
        return new TimeoutException("injected");
    }

    private DirectPlatform.Reply processed(HttpRequest request) {
        String path = request.uri().getRawPath();
        boolean live = path.startsWith("/live/");
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String below = path.substring(path.indexOf('/', 1));
        return platform.answer(live, request.method(), below, headers, body(request));
    }

    private static DirectPlatform.Reply problem(int status, Map<String, String> headers) {
        var all = new TreeMap<>(headers);
        all.put("Content-Type", "application/problem+json");
        String body = "{\"type\":\"about:blank\",\"title\":\"injected\",\"status\":%d}".formatted(status);
        return new DirectPlatform.Reply(status, all, body);
    }

    private static DirectPlatform.Reply cut(DirectPlatform.Reply reply) {
        return new DirectPlatform.Reply(
                reply.status(),
                reply.headers(),
                reply.body().substring(0, reply.body().length() / 2));
    }

    private static DirectPlatform.Reply replaced(DirectPlatform.Reply reply, String pattern, String by) {
        return new DirectPlatform.Reply(
                reply.status(), reply.headers(), reply.body().replaceFirst(pattern, by));
    }

    private static DirectPlatform.Reply alreadyThere(DirectPlatform.Reply reply) {
        return reply.status() / 100 == 2
                ? new DirectPlatform.Reply(
                        409, reply.headers(), reply.body().replaceFirst(",\"receivedAt\":\"[^\"]*\"", ""))
                : reply;
    }

    private static String body(HttpRequest request) {
        var text = new StringBuilder();
        request.bodyPublisher()
                .ifPresent(publisher -> publisher.subscribe(new Flow.Subscriber<ByteBuffer>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(ByteBuffer bytes) {
                        text.append(StandardCharsets.UTF_8.decode(bytes));
                    }

                    @Override
                    public void onError(Throwable failure) {
                        throw new IllegalStateException(failure);
                    }

                    @Override
                    public void onComplete() {
                        // All of it was there at once.
                    }
                }));
        return text.toString();
    }
}

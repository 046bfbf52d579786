package org.ecorelay.local.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where HTTP ends: reads a request within bounds, has it answered, and delivers the answer at once, late or never. */
final class Counter implements HttpHandler {
    private static final int MAX_BODY_BYTES = 1 << 20;

    private final boolean live;
    private final Function<Call, Answer> desk;
    private final Duration lateAfter;
    private final CountDownLatch closing;
    private final Consumer<SimulatedExchange> observer;

    Counter(
            boolean live,
            Function<Call, Answer> desk,
            Duration lateAfter,
            CountDownLatch closing,
            Consumer<SimulatedExchange> observer) {
        this.live = live;
        this.desk = desk;
        this.lateAfter = lateAfter;
        this.closing = closing;
        this.observer = observer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            Call call = call(exchange, new String(body, StandardCharsets.UTF_8));
            Answer answer = body.length > MAX_BODY_BYTES
                    ? Answer.problem(413, "The body is larger than %d bytes".formatted(MAX_BODY_BYTES))
                    : answer(call);
            observer.accept(observed(call, answer));
            deliver(exchange, answer);
        }
    }

    private Answer answer(Call call) {
        try {
            return desk.apply(call);
        } catch (RuntimeException e) {
            System.getLogger(Counter.class.getName()).log(System.Logger.Level.ERROR, "the simulator failed", e);
            return Answer.problem(500, "The platform failed");
        }
    }

    private void deliver(HttpExchange exchange, Answer answer) throws IOException {
        boolean withheld = switch (answer.delivery()) {
            case AT_ONCE, MALFORMED -> false;
            case TOO_LATE -> isClosingBefore(lateAfter);
            case NEVER -> true;
        };
        if (withheld) {
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private boolean isClosingBefore(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Call call(HttpExchange exchange, String body) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String path = exchange.getRequestURI()
                .getRawPath()
                .substring(exchange.getHttpContext().getPath().length());
        return new Call(live, exchange.getRequestMethod(), path, headers, body);
    }

    private static SimulatedExchange observed(Call call, Answer answer) {
        return new SimulatedExchange(
                call.method(),
                call.path(),
                call.headers(),
                call.body(),
                answer.status(),
                answer.headers(),
                answer.body(),
                answer.delivery());
    }
}

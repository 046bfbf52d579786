package org.ecorelay.poller;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ecorelay.aws.lambda.Log;
import org.ecorelay.json.Json;

/** One pass over everything that is due. Started every minute, never twice at the same time. */
public final class PollerHandler implements RequestStreamHandler {
    /** What the last action of a pass may take. */
    private static final int RESERVE_MILLIS = 15_000;

    private final Wiring wiring;

    /** As Lambda starts it. */
    public PollerHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public PollerHandler(Map<String, String> environment, InstantSource clock) {
        this.wiring = Wiring.of(environment, clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        BooleanSupplier timeLeft = () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS;
        var pass = wiring.work().work(timeLeft);
        var decided = wiring.collect().collect(timeLeft);
        // After the verdicts, and each account within its share: a slow endpoint never delays a verdict or another
        // account.
        int told = wiring.tell()
                .tell(Stream.of(pass.untold(), decided).flatMap(List::stream).toList(), timeLeft);
        int retried = wiring.tell().retry(timeLeft);
        wiring.heartbeat().beat(wiring.clock().instant());
        if (pass.worked() + decided.size() + told + retried > 0) {
            new Log(context)
                    .info(
                            "pass",
                            Json.object()
                                    .put("worked", pass.worked())
                                    .put("verdicts", decided.size())
                                    .put("told", told)
                                    .put("retried", retried));
        }
    }
}

package org.ecorelay.status;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import org.ecorelay.aws.lambda.HttpApi;

/**
 * {@code GET /v1/certificates…}, {@code POST /v1/orders:check},
 * {@code GET /v1/stores/{store}/report}, {@code GET /v1/hs…}, verification and its page, the key set, and whether the function is there.
 */
public final class StatusHandler implements RequestStreamHandler {
    private final HttpApi api;

    /** As Lambda starts it. */
    public StatusHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public StatusHandler(Map<String, String> environment, InstantSource clock) {
        this.api = Wiring.of(environment, clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        api.handle(input, output, context);
    }
}

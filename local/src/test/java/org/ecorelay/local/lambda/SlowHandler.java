package org.ecorelay.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Logs its event and takes longer than the schedule's interval. */
public final class SlowHandler implements RequestStreamHandler {
    public SlowHandler(Map<String, String> environment, InstantSource clock) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        context.getLogger().log(new String(input.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        try {
            if (new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

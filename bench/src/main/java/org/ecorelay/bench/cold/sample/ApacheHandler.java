package org.ecorelay.bench.cold.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** The calls of intake by the plain SDK with the client that our functions have (ADR 0005). */
public final class ApacheHandler implements RequestStreamHandler {
    private final SameCalls calls = new SameCalls(Apache5HttpClient.create());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        calls.answer(input, output);
    }
}

package org.ecorelay.bench.cold.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The calls of intake by the plain SDK with its CRT client. */
public final class CrtHandler implements RequestStreamHandler {
    // CRT cannot be told which certificates to trust: it takes the stub's as it is.
    private final SameCalls calls = new SameCalls(AwsCrtHttpClient.builder()
            .buildWithDefaults(AttributeMap.builder()
                    .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                    .build()));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        calls.answer(input, output);
    }
}

package org.ecorelay.builder;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.ecorelay.aws.lambda.SqsBatch;
import org.ecorelay.certificate.BuildCertificate;

/** Builds the documents of the orders in a batch from queue {@code orders}. */
public final class BuilderHandler implements RequestStreamHandler {
    private final BuildCertificate build;
    private final SqsBatch batch;

    /** As Lambda starts it. */
    public BuilderHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public BuilderHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.of(environment, clock), Executors.newVirtualThreadPerTaskExecutor());
    }

    /** With a given use case, whose messages of one batch run on {@code executor}. */
    public BuilderHandler(BuildCertificate build, Executor executor) {
        this.build = build;
        this.batch = new SqsBatch(executor);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        batch.handle(input, output, context, build::build);
    }
}

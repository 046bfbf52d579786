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
import java.util.function.Consumer;
import org.ecorelay.aws.lambda.SqsBatch;
import org.ecorelay.certificate.build.BuildCertificate;
import org.ecorelay.certificate.standing.StatusListId;

/** Builds the documents of the orders in a batch from queue {@code orders}, and signs the status lists that it asks for. */
public final class BuilderHandler implements RequestStreamHandler {
    private final BuildCertificate build;
    private final Consumer<StatusListId> publish;
    private final SqsBatch batch;
    private final Runnable flush;

    /** As Lambda starts it. */
    public BuilderHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public BuilderHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.of(environment, clock));
    }

    private BuilderHandler(Wiring.UseCases useCases) {
        this(
                useCases.build(),
                useCases.publish()::publish,
                Executors.newVirtualThreadPerTaskExecutor(),
                useCases.flush());
    }

    /**
     * With given use cases.
     *
     * @param executor runs the messages of one batch
     * @param flush is done at the end of every batch, of one that failed too
     */
    public BuilderHandler(BuildCertificate build, Consumer<StatusListId> publish, Executor executor, Runnable flush) {
        this.build = build;
        this.publish = publish;
        this.batch = new SqsBatch(executor);
        this.flush = flush;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            batch.handle(input, output, context, build::build, publish);
        } finally {
            flush.run();
        }
    }
}

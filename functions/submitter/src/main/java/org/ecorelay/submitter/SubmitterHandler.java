package org.ecorelay.submitter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.ecorelay.aws.lambda.SqsBatch;
import org.ecorelay.submission.SubmitCertificate;

/** Submits the documents in a batch from queue {@code submissions}, concurrently. */
public final class SubmitterHandler implements RequestStreamHandler {
    /** What recording an answer may take after the longest request. */
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final SubmitCertificate submit;
    private final long neededMillis;
    private final SqsBatch batch;
    private final Runnable flush;

    /** As Lambda starts it. */
    public SubmitterHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /** With a given environment and clock. */
    public SubmitterHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.of(environment, clock));
    }

    private SubmitterHandler(Wiring wiring) {
        this(
                wiring.submit(),
                wiring.requestTimeout(),
                Executors.newVirtualThreadPerTaskExecutor(),
                wiring.metrics()::flush);
    }

    /**
     * With a given use case.
     *
     * @param requestTimeout the longest request to the platform
     * @param executor runs the messages of one batch
     * @param flush writes what was counted
     */
    public SubmitterHandler(SubmitCertificate submit, Duration requestTimeout, Executor executor, Runnable flush) {
        this.submit = submit;
        this.neededMillis = requestTimeout.plus(RESERVE).toMillis();
        this.batch = new SqsBatch(executor);
        this.flush = flush;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            batch.handle(input, output, context, document -> {
                if (context.getRemainingTimeInMillis() < neededMillis) {
                    throw new OutOfTime();
                }
                submit.submit(document);
            });
        } finally {
            flush.run();
        }
    }

    /** Not claimed: the message comes again, to an invocation with more time. */
    private static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}

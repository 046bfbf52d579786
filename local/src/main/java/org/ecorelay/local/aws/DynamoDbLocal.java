package org.ecorelay.local.aws;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local inside the process: one database for all callers and regions, in memory or in files.
 *
 * <p>Its own server would listen on every network interface and send telemetry, so only its request handler is used.
 */
final class DynamoDbLocal implements Backend, AutoCloseable {
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbLocal(LocalDynamoDBServerHandler handler) {
        this.handler = handler;
    }

    static DynamoDbLocal start(@Nullable Path directory) throws Exception {
        var path = directory == null ? null : directory.toString();
        var database = new LocalDynamoDBRequestHandler(0, directory == null, path, true, false);
        return new DynamoDbLocal(new LocalDynamoDBServerHandler(database, null));
    }

    @Override
    public AwsAnswer answer(Received received) throws IOException {
        var body = Capacity.isToldBy(received.operation())
                ? Capacity.ask(received.json())
                : received.request().body();
        var request = new BufferedRequest(received.httpRequest(), body);
        var response = new BufferedResponse(request, received.httpResponse());
        try {
            handler.handle(request, response, Callback.NOOP);
        } catch (Exception failed) {
            throw new IOException("DynamoDB Local failed", failed);
        }
        return response.answer();
    }

    @Override
    public void close() {
        handler.close();
    }
}

package org.ecorelay.local.aws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read, and perhaps changed, on its way to DynamoDB Local. */
final class BufferedRequest extends Request.Wrapper {
    // DynamoDB Local accepts access key ids of letters and digits only; with one shared database any will do.
    private static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/"
            + "aws4_request, SignedHeaders=host, Signature=0";

    private final byte[] body;
    private final HttpFields headers;
    private boolean read;

    BufferedRequest(Request request, String body) {
        super(request);
        this.body = body.getBytes(StandardCharsets.UTF_8);
        this.headers = HttpFields.build(request.getHeaders())
                .put(HttpHeader.AUTHORIZATION, AUTHORIZATION)
                .put(HttpHeader.CONTENT_LENGTH, this.body.length)
                .asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public long getLength() {
        return body.length;
    }

    @Override
    public Content.@Nullable Chunk read() {
        if (read) {
            return Content.Chunk.EOF;
        }
        read = true;
        return Content.Chunk.from(ByteBuffer.wrap(body), true);
    }

    @Override
    public void demand(Runnable available) {
        available.run();
    }
}

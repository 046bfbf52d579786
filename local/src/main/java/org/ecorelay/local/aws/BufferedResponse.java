package org.ecorelay.local.aws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Keeps what DynamoDB Local answers instead of sending it. */
final class BufferedResponse extends Response.Wrapper {
    private static final Set<String> PASSED_ON = Set.of("content-type", "x-amz-crc32", "x-amzn-requestid");

    private final HttpFields.Mutable headers = HttpFields.build();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;

    BufferedResponse(Request request, Response response) {
        super(request, response);
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int code) {
        this.status = code;
    }

    @Override
    public HttpFields.Mutable getHeaders() {
        return headers;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer bytes, Callback callback) {
        if (bytes != null) {
            body.writeBytes(BufferUtil.toArray(bytes));
        }
        callback.succeeded();
    }

    AwsAnswer answer() {
        var passedOn = new HashMap<String, String>();
        for (var field : headers) {
            if (PASSED_ON.contains(field.getName().toLowerCase(Locale.ROOT))) {
                passedOn.put(field.getName(), field.getValue());
            }
        }
        var text = body.toString(StandardCharsets.UTF_8);
        return AwsAnswer.passedOn(status, passedOn, text);
    }
}

package org.ecorelay.local.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads a request, finds out who calls what, and writes the answer. */
final class FrontDoor extends Handler.Abstract {
    private static final int MAX_BODY_BYTES = 20 * 1024 * 1024;

    private final Switchboard switchboard;
    private final RecordedCalls calls;

    FrontDoor(Switchboard switchboard, RecordedCalls calls) {
        this.switchboard = switchboard;
        this.calls = calls;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var answer = answer(request, response);
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        Content.Sink.write(response, true, answer.body(), callback);
        return true;
    }

    private AwsAnswer answer(Request request, Response response) throws IOException, InterruptedException {
        var credential = Credential.parse(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (credential.isEmpty()) {
            var error = new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
            return AwsAnswer.error("", error);
        }
        try {
            return switchboard.answer(receive(credential.get(), request, response));
        } catch (AwsFailure unreadable) {
            return AwsAnswer.error(credential.get().service(), unreadable.error());
        }
    }

    private Received receive(Credential credential, Request request, Response response) throws IOException {
        var service = credential.service();
        var body = body(request);
        var contentType = header(request, HttpHeader.CONTENT_TYPE.asString());
        var target = header(request, "X-Amz-Target");
        var json = contentType.contains("json") ? Json.parse(body) : Json.object();
        var uri = request.getHttpURI();
        var operation = switch (service) {
            case "ses" -> SesStandIn.operation(request.getMethod(), uri.getPath());
            default ->
                target.isEmpty()
                        ? Form.parse(body).text("Action").orElse("")
                        : target.substring(target.lastIndexOf('.') + 1);
        };
        var call = new AwsRequest(
                calls.nextNumber(),
                credential.accessKeyId(),
                service,
                operation,
                Resources.of(service, json, body),
                body);
        return new Received(call, uri.getPathQuery(), contentType, target, json, request, response);
    }

    private static String body(Request request) throws IOException {
        try (var stream = Content.Source.asInputStream(request)) {
            var bytes = stream.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                throw new AwsFailure(413, "RequestEntityTooLargeException", "At most " + MAX_BODY_BYTES + " bytes.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }
}

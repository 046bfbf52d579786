package org.ecorelay.local.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;
import org.ecorelay.local.platform.DirectPlatform;

/** An answer of the simulated platform as the HTTP client gives it. */
final class SimulatedResponse implements HttpResponse<byte[]> {
    private final HttpRequest request;
    private final DirectPlatform.Reply reply;

    SimulatedResponse(HttpRequest request, DirectPlatform.Reply reply) {
        this.request = request;
        this.reply = reply;
    }

    @Override
    public int statusCode() {
        return reply.status();
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<byte[]>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        Map<String, List<String>> headers = reply.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return HttpHeaders.of(headers, (_, _) -> true);
    }

    @Override
    public byte[] body() {
        return reply.body().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }

    @Override
    public String toString() {
        return Integer.toString(reply.status());
    }
}

package org.ecorelay.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the event of API Gateway's payload format 2.0 for Lambda.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     the format</a>
 */
final class HttpEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The media types, besides text/*, whose bodies API Gateway passes on as text; all others become base64. */
    private static final Set<String> TEXT = Set.of("application/json", "application/xml", "application/javascript");

    private final String account;

    HttpEvent(String account) {
        this.account = account;
    }

    byte[] write(HttpRequest request, RouteTable.Match match, String requestId, Instant now) {
        Map<String, String> headers = headers(request);
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", RouteTable.decode(request.rawPath()));
        event.put("rawQueryString", request.rawQuery());
        cookies(request, event);
        event.set("headers", JSON.valueToTree(headers));
        if (!request.rawQuery().isEmpty()) {
            event.set("queryStringParameters", JSON.valueToTree(query(request.rawQuery())));
        }
        event.set("requestContext", context(request, match, headers, requestId, now));
        if (!match.parameters().isEmpty()) {
            event.set("pathParameters", JSON.valueToTree(match.parameters()));
        }
        boolean text = isText(headers.getOrDefault("content-type", ""));
        if (request.body().length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(request.body(), StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(request.body()));
        }
        event.put("isBase64Encoded", request.body().length > 0 && !text);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode context(
            HttpRequest request, RouteTable.Match match, Map<String, String> headers, String requestId, Instant now) {
        String domain = headers.getOrDefault("host", "127.0.0.1");
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", account);
        context.put("apiId", "local");
        context.put("domainName", domain);
        context.put("domainPrefix", domain.split("[.:]", -1)[0]);
        context.putObject("http")
                .put("method", request.method())
                .put("path", RouteTable.decode(request.rawPath()))
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", headers.getOrDefault("user-agent", ""));
        context.put("requestId", requestId);
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    /** Lower-case names, values joined by commas, and what API Gateway adds; cookies are not among them. */
    private static Map<String, String> headers(HttpRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .forEach((name, values) -> headers.merge(
                        name.toLowerCase(Locale.ROOT),
                        String.join(",", values),
                        (first, second) -> first + "," + second));
        headers.remove("cookie");
        headers.merge("x-forwarded-for", request.sourceIp(), (given, ip) -> given + ", " + ip);
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private static void cookies(HttpRequest request, ObjectNode event) {
        List<String> cookies = request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("cookie"))
                .flatMap(header -> header.getValue().stream())
                .flatMap(value -> List.of(value.split(";\\s*", -1)).stream())
                .toList();
        if (!cookies.isEmpty()) {
            event.set("cookies", JSON.valueToTree(cookies));
        }
    }

    private static Map<String, String> query(String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.merge(form(name), form(value), (first, second) -> first + "," + second);
        }
        return parameters;
    }

    private static String form(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static boolean isText(String contentType) {
        String mediaType = contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.startsWith("text/") || TEXT.contains(mediaType);
    }
}

package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final EmbeddedAws AWS = Clients.sharedAws();

    private static HttpResponse<String> post(String service, String target, String body) throws Exception {
        var scope = "AWS4-HMAC-SHA256 Credential=me/20260901/eu-central-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=0";
        return send(request(body).header("Authorization", scope).header("X-Amz-Target", target));
    }

    private static HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(AWS.endpoint())
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void a_request_without_credentials_is_refused() throws Exception {
        var response = send(request("{}"));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("MissingAuthenticationTokenException");
    }

    @Test
    void a_service_that_is_not_here_is_unknown() throws Exception {
        var response = post("s3", "S3.ListBuckets", "{}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
        assertThat(response.body()).contains("s3 ListBuckets");
    }

    @Test
    void a_body_that_is_not_json_is_refused() throws Exception {
        for (var body : List.of("{", "[]", "{\"a\":1}}x")) {
            var response = post("kms", "TrentService.Sign", body);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("SerializationException");
        }
    }

    @Test
    void a_member_of_the_wrong_type_is_a_clear_error() throws Exception {
        var response = post("kms", "TrentService.Sign", "{\"KeyId\":7}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("ValidationException").contains("KeyId");
    }

    @Test
    void a_taken_port_is_an_error() {
        var taken = EmbeddedAws.Options.inMemory().withPort(AWS.endpoint().getPort());
        assertThatThrownBy(() -> EmbeddedAws.start(taken)).isInstanceOf(IOException.class);
    }

    @Test
    void the_environment_of_a_function_names_endpoint_and_caller() {
        assertThat(AWS.environment("intake"))
                .containsEntry("AWS_ENDPOINT_URL", AWS.endpoint().toString())
                .containsEntry("AWS_ACCESS_KEY_ID", "intake")
                .containsKeys("AWS_SECRET_ACCESS_KEY", "AWS_REGION");
    }

    @Test
    void the_endpoint_listens_on_loopback_only() throws IOException {
        assertThat(AWS.endpoint().getHost()).isEqualTo("127.0.0.1");
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : others) {
            assertThatThrownBy(() -> {
                        try (var socket = new Socket()) {
                            socket.connect(
                                    new InetSocketAddress(
                                            address, AWS.endpoint().getPort()),
                                    1000);
                        }
                    })
                    .isInstanceOf(ConnectException.class);
        }
    }

    /** Looks at all sockets of this process, also those of DynamoDB Local and ElasticMQ; Linux only. */
    @Test
    void nothing_in_this_process_listens_on_another_address() throws IOException {
        var tables = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
        assumeTrue(Files.exists(tables.getFirst()));
        var mine = ListeningSockets.ofThisProcess(tables);
        assertThat(mine).isNotEmpty().allMatch(ListeningSockets::isLoopback);
        try (var wide = new ServerSocket(0)) {
            assertThat(wide.isBound()).isTrue();
            assertThat(ListeningSockets.ofThisProcess(tables))
                    .anyMatch(address -> !ListeningSockets.isLoopback(address));
        }
    }
}

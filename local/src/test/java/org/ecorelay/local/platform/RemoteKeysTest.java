package org.ecorelay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.local.platform.PlatformFixture.KEY;
import static org.ecorelay.local.platform.PlatformFixture.NOW;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteKeysTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private RemoteKeys keys;

    @BeforeEach
    void serveKeys() throws IOException {
        byte[] body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks.json", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        keys = new RemoteKeys(address("/jwks.json"), now::get);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keys_are_read_again_after_a_while() {
        assertThat(keys.get().getKeyByKeyId(KEY.getKeyID())).isNotNull();
        keys.get();
        assertThat(asked).hasValue(1);

        now.set(NOW.plusSeconds(10));
        keys.get();
        assertThat(asked).hasValue(2);
    }

    @Test
    void the_keys_read_last_are_kept_while_the_address_is_gone() {
        keys.get();
        server.stop(0);
        now.set(NOW.plusSeconds(10));

        assertThat(keys.get().getKeyByKeyId(KEY.getKeyID())).isNotNull();
    }

    @Test
    void without_an_answer_there_are_no_keys() {
        assertThat(new RemoteKeys(address("/other"), now::get).get().isEmpty()).isTrue();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}

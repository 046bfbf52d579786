package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.aws.KmsSigningKey;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.lambda.HostSettings;
import org.ecorelay.local.lambda.LambdaHost;
import org.ecorelay.local.platform.PlatformSimulator;
import org.ecorelay.local.platform.SimulatorSettings;
import org.ecorelay.local.run.CompressedTime;
import org.ecorelay.local.run.DemoAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real handlers, whose clients ask the endpoint, from the order to the verdict. The platform is a simulator on the loopback. */
@Tag("endpoint")
class EndToEndTest {
    @RegisterExtension
    static final OnSite AWS = new OnSite(Service.TABLES, Service.QUEUES, Service.KEYS, Service.SECRETS, Service.TOPICS);

    private static final Duration AT_MOST = Duration.ofMinutes(3);

    private final Site site = AWS.site();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    @Test
    void an_order_is_prepared_signed_submitted_and_followed_to_its_verdict() throws Exception {
        String apiKey = DemoAccount.register(new DynamoRegistry(site.clients().dynamo(), site.ref("RegistryTable")));
        String secrets = site.prefix() + "/platform/";
        DemoAccount.platformSecrets(secrets).forEach((name, value) -> {
            site.secret(name);
            site.fill(name, value);
        });
        var settings = SimulatorSettings.of(InstantSource.system(), this::agreedKeys, DemoAccount.platformClients());
        try (var platform = PlatformSimulator.start(settings);
                var host = LambdaHost.start(
                        site.deployment(), site.provisioned(), hosted(platform, secrets), site.operator().sqs);
                var shop = new TestStorefront(host.address(), apiKey)) {
            shop.putTable();
            post(shop, "EP-1", "Approved");
            post(shop, "EP-2", "Rejected-Field-Missing");
            await(shop, "EP-1", "APPROVED");
            await(shop, "EP-2", "REJECTED");
            assertThat(shop.get("/v1/certificates?orderNumber=EP-2")
                            .body()
                            .at("/certificates/0/status")
                            .asText())
                    .isEqualTo("Rejected-Field-Missing");
        }
    }

    private static void post(TestStorefront shop, String number, String verdict) throws IOException {
        String order = TestStorefront.order(number, "VN", "\"verdict\":\"%s\"".formatted(verdict));
        assertThat(shop.post("/v1/orders", order).status()).isEqualTo(202);
    }

    private void await(TestStorefront shop, String number, String state) {
        Patience.until(
                AT_MOST,
                number + " is " + state,
                () -> state.equals(shop.state(number)),
                () -> shop.state(number) + "; " + log);
    }

    private JWKSet agreedKeys() {
        var key = new KmsSigningKey(site.clients().kms(), site.ref("SigningKey"), SignatureAlgorithm.ES256);
        try {
            return new JWKSet(JWK.parse(CanonicalJson.text(key.jwk().json())));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the template says, but with the credentials of the suite: the host's own are words that only the embedded AWS takes. */
    private HostSettings hosted(PlatformSimulator platform, String secrets) {
        String topic = site.ref("NoticesTopicDemo");
        Map<String, String> environment = new HashMap<>(CompressedTime.environment());
        environment.putAll(site.target().environment());
        environment.put("PLATFORM_URL", platform.liveUrl().toString());
        environment.put("PLATFORM_SANDBOX_URL", platform.sandboxUrl().toString());
        environment.put("PLATFORM_SECRET_PREFIX", secrets);
        environment.put(
                "NOTICE_TOPIC_PREFIX",
                topic.substring(0, topic.length() - DemoAccount.name().length()));
        Set<String> without = site.target().endpoint().isPresent() ? Set.of() : Set.of(Target.URL);
        return HostSettings.at(site.target().endpoint().orElse(URI.create("https://amazonaws.com")))
                .scheduledEvery(CompressedTime.SCHEDULE)
                .withEnvironment(environment)
                .withoutEnvironment(without)
                .loggingTo((source, text) -> {
                    if (text.contains("\"level\":\"ERROR\"") || source.equals("host")) {
                        log.add(source + ": " + text.strip());
                    }
                });
    }
}

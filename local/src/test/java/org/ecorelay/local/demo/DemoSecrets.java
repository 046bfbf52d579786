package org.ecorelay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.local.Leaks;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.TestTables;
import org.ecorelay.local.platform.SimulatedExchange;
import org.ecorelay.local.run.AlertLink;
import org.ecorelay.local.run.LocalRelay;
import org.ecorelay.local.template.AwsClients;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What somebody who reads the logs of a demo must not learn from them. */
final class DemoSecrets {
    private static final List<String> SECRETS = List.of("ServiceSecret", "PlatformRelaySecret", "PlatformSecretDemo");
    private static final Set<String> CLIENTS = Set.of("demo", "relay");
    private static final String BEARER = "Bearer ";

    private final Leaks leaks = new Leaks();

    Leaks leaks() {
        return leaks;
    }

    /** Every token that a function got and showed. */
    void watch(SimulatedExchange exchange) {
        String authorization = exchange.requestHeaders().getOrDefault("authorization", "");
        if (authorization.startsWith(BEARER)) {
            leaks.add("platform token", authorization.substring(BEARER.length()));
        }
    }

    /** Buyers and producers, as the demo's files have them. */
    void addFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                leaks.addPersonal(TestStorefront.json(Files.readString(file)));
            }
        }
    }

    /** Exporters, keys, credentials, links, and every document with its signature. */
    void addOf(LocalRelay relay) throws IOException, InterruptedException {
        leaks.add("API key", relay.apiKey());
        leaks.add("API key", relay.apiKey().substring(relay.apiKey().lastIndexOf('_') + 1));
        relay.aws().mails().forEach(mail -> {
            mail.to().forEach(to -> leaks.add("alert address", to));
            AlertLink.of(mail)
                    .ifPresent(
                            link -> leaks.add("link of a mail", link.address().getPath()));
        });
        try (var tables = new TestTables(relay.aws().endpoint());
                var storefront = new StorefrontClient(relay.api(), relay.apiKey());
                var aws = new AwsClients(relay.aws().endpoint(), "eu-central-1", "AKIATEST")) {
            tables.rows("RegistryTable").forEach(this::addRegistered);
            for (String secret : SECRETS) {
                String id = relay.provisioned().ref(secret);
                addSecret(aws.secrets().getSecretValue(get -> get.secretId(id)).secretString());
            }
            for (Map<String, AttributeValue> row : tables.rows("CertificatesTable")) {
                addCertificate(row.get("certificateId").s(), storefront);
            }
        }
    }

    private void addRegistered(Map<String, AttributeValue> row) {
        row.values().stream()
                .filter(value -> value.s() != null && value.s().startsWith("{"))
                .forEach(value -> leaks.addPersonal(TestStorefront.json(value.s())));
    }

    /** A text of its own, or every text in an object. */
    private void addSecret(String secret) {
        leaks.add("secret", secret);
        if (secret.startsWith("{")) {
            addTexts(TestStorefront.json(secret));
        }
    }

    private void addTexts(JsonNode node) {
        // A client's id is the name of its account.
        if (node.isTextual() && !CLIENTS.contains(node.asText())) {
            leaks.add("secret", node.asText());
        }
        node.forEach(this::addTexts);
    }

    private void addCertificate(String id, StorefrontClient storefront) throws IOException, InterruptedException {
        JsonNode status = storefront.certificate(id).body();
        if (status.has("verifyUrl")) {
            String link = status.path("verifyUrl").asText();
            leaks.add("link to a document", link.substring(link.indexOf('#') + 1));
            String document = storefront.document(id);
            leaks.add("document", document);
            leaks.add("signature", document.substring(document.lastIndexOf('.') + 1));
        }
    }
}

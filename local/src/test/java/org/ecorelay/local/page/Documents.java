package org.ecorelay.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.ecorelay.attestation.Jws;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.run.LocalRelay;

/** Brings orders to where the page is to show them. */
final class Documents {
    private static final String TABLE_AGAIN = """
            {"description":"Dining table of bamboo, folding, with two drawers","hsCode":"940382","party":"CN","substantial":true,
             "statedRule":{"rule":"CTH or RVC40","source":"RCEP Annex 3A, page 212"},
             "materials":[{"id":"bamboo board","hsCode":"441210","originCountry":"CN","meetsRcep32":true},
                          {"id":"steel legs","hsCode":"730890","originCountry":"DE"}],
             "producer":{"name":"Anji Bamboo Works","address":"5 Tianhuangping Road, Anji","country":"CN"}}""";

    private final LocalRelay relay;
    private final TestStorefront storefront;

    Documents(LocalRelay relay, TestStorefront storefront) {
        this.relay = relay;
        this.storefront = storefront;
    }

    /**
     * A signed document as it was when it was printed.
     *
     * @param hash SHA-256 of its signing input
     */
    record Printed(String id, String hash, String compact) {
        String path() {
            return "/verify/" + id + "#" + hash;
        }
    }

    /** The id of an order for Viet Nam. */
    String order(String number, String sandbox) throws IOException {
        return accepted(TestStorefront.order(number, "VN", sandbox));
    }

    String accepted(String order) throws IOException {
        TestStorefront.Answer answer = storefront.post("/v1/orders", order);
        if (answer.status() != 202) {
            throw new AssertionError("the order was answered " + answer);
        }
        return answer.body().required("certificateId").asText();
    }

    /** The current version, when the certificate is there. */
    Printed until(String id, String state) {
        Patience.until("%s is %s".formatted(id, state), () -> state(id).equals(state), () -> certificate(id));
        return printed(id);
    }

    String state(String id) {
        return certificate(id).path("state").asText();
    }

    JsonNode certificate(String id) {
        try {
            return storefront.get("/v1/certificates/" + id).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Printed printed(String id) {
        String compact = text("/v1/certificates/" + id + "/document");
        return new Printed(id, new Jws(compact).identity().value(), compact);
    }

    /** What the owner gets from an address, as text. */
    String text(String path) {
        URI address = relay.api().resolve(path);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address)
                    .header("X-Api-Key", relay.apiKey())
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            return Optional.of(response)
                    .filter(answer -> answer.statusCode() == 200)
                    .orElseThrow(() -> new AssertionError("%s was answered %s".formatted(path, response.body())))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has version 2 take the place of an approved version 1, with another description and source. */
    void replace(String id) throws IOException {
        storefront.put("/v1/products/TABLE-01", TABLE_AGAIN);
        storefront.post("/v1/certificates/" + id + "/versions", "{}");
        Patience.until(
                "version 2 is approved",
                () -> certificate(id).path("versionInForce").asInt() == 2,
                () -> certificate(id));
        storefront.putTable();
    }

    /** Has the exporter withdraw it. */
    void withdraw(String id) throws IOException {
        var request = HttpRequest.newBuilder(relay.api().resolve("/v1/certificates/" + id))
                .header("X-Api-Key", relay.apiKey())
                .DELETE()
                .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An order that waits for its issuing body is told the certificate of the CCPIT. */
    void certify(String id, String number, String day) throws IOException {
        Patience.until("it waits for the issuing body", () -> state(id).equals("AWAITING_ISSUER"), () -> state(id));
        TestStorefront.Answer told = storefront.post("/v1/issued-certificates", """
                {"number":"R262600000010019","body":"CCPIT","date":"%s","place":"Ningbo",
                 "orders":[{"store":"shop-co","orderNumber":"%s"}],
                 "items":[{"sku":"TABLE-01","criterion":"CTC","originCountry":"CN"}]}""".formatted(day, number));
        if (told.status() != 200) {
            throw new AssertionError("the issued certificate was answered " + told);
        }
    }
}

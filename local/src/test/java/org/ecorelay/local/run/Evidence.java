package org.ecorelay.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.TestTables;
import org.erdtman.jcs.JsonCanonicalizer;

/** Checks the history of a certificate as a stranger would: by canonical form and hash, with a library that is not ours. */
final class Evidence {
    private final TestStorefront storefront;
    private final TestTables tables;
    private final Ledger ledger;

    Evidence(TestStorefront storefront, TestTables tables) {
        this.storefront = storefront;
        this.tables = tables;
        this.ledger = new DynamoLedger(tables.dynamo(), tables.name("LedgerTable"));
    }

    /** How many of the certificates are not final and told. */
    long open(Collection<String> certificates) {
        Set<String> done = new HashSet<>();
        tables.rows("CertificatesTable").stream()
                .filter(row -> !row.containsKey("dueAt"))
                .forEach(row -> done.add(row.get("certificateId").s()));
        return certificates.stream().filter(id -> !done.contains(id)).count();
    }

    void check(String id, String state) throws IOException {
        JsonNode certificate = storefront.get("/v1/certificates/" + id).body();
        assertThat(certificate.path("state").asText())
                .as(certificate.toString())
                .isEqualTo(state);
        List<JsonNode> history = new ArrayList<>();
        certificate.path("history").forEach(history::add);
        checkChain(history);
        checkLedger(new CertificateId(id), history);
    }

    /** Without a gap, each event with the hash of the one before. */
    static void checkChain(List<JsonNode> history) throws IOException {
        assertThat(history).isNotEmpty();
        String previous = "";
        for (int n = 0; n < history.size(); n++) {
            assertThat(history.get(n).path("n").asInt()).as(history.toString()).isEqualTo(n + 1);
            assertThat(history.get(n).path("prev").asText(""))
                    .as(history.toString())
                    .isEqualTo(previous);
            previous = hash(new JsonCanonicalizer(history.get(n).toString()).getEncodedUTF8());
        }
    }

    /** The ledger has every event but perhaps the newest, byte for byte, one document, and what the events rest on. */
    private void checkLedger(CertificateId id, List<JsonNode> history) throws IOException {
        List<Ledger.Item> events = ledger.list(id, "event");
        assertThat(events).hasSizeBetween(history.size() - 1, history.size());
        for (int n = 0; n < events.size(); n++) {
            assertThat(events.get(n).body())
                    .isEqualTo(new JsonCanonicalizer(history.get(n).toString()).getEncodedUTF8());
        }
        assertThat(ledger.list(id, "document")).hasSize(1);
        Set<String> bodies = new HashSet<>();
        for (String kind : List.of("order", "document", "trace", "findings", "exchange")) {
            ledger.list(id, kind).forEach(item -> bodies.add(hash(restsOn(kind, item))));
        }
        history.forEach(event -> event.path("on")
                .forEach(rest -> assertThat(bodies).as("%s of %s", event, id).contains(rest.asText())));
    }

    /** An ECDSA signature is another one each time: a document is named by what was signed. */
    private static byte[] restsOn(String kind, Ledger.Item item) {
        String text = item.text();
        return kind.equals("document")
                ? text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8)
                : item.body();
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

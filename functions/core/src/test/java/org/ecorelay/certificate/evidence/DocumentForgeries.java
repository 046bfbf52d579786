package org.ecorelay.certificate.evidence;

import static org.ecorelay.certificate.evidence.Forgery.edited;
import static org.ecorelay.certificate.evidence.Forgery.forger;
import static org.ecorelay.certificate.evidence.Forgery.orderOf;
import static org.ecorelay.certificate.evidence.Forgery.others;
import static org.ecorelay.certificate.evidence.Forgery.utf8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.certificate.Ledger;

/** Documents that were changed, taken from elsewhere or signed by somebody else, or do not fit what they rest on. */
final class DocumentForgeries {
    private final List<Forgery> all = new ArrayList<>();

    static List<Forgery> all() {
        var forgeries = new DocumentForgeries();
        forgeries.documents();
        return forgeries.all;
    }

    private void forged(String name, String code, String file, Supplier<byte[]> archive) {
        all.add(new Forgery(name, archive, code, file));
    }

    private void documents() {
        String first = "documents/000001.jwt";
        forged(
                "key-set-malformed",
                "KEYS_MALFORMED",
                "keys.json",
                () -> forger().body("keys.json", "[]").bytes());
        forged("signed-with-another-exporters-key", "KEY_NOT_IN_SET", first, () -> {
            var key = new TestSigningKey();
            return forger().signed(
                            first, credential -> edited(credential, "/validUntil", "'2099-01-01T00:00:00Z'"), key)
                    .body("keys.json", Packing.keySet(key))
                    .bytes();
        });
        forged("signature-changed", "SIGNATURE_WRONG", first, () -> {
            Forger forger = forger();
            String text = forger.text(first);
            int place = text.lastIndexOf('.') + 10;
            char other = text.charAt(place) == 'A' ? 'B' : 'A';
            return forger.body(first, text.substring(0, place) + other + text.substring(place + 1))
                    .bytes();
        });
        forged(
                "document-of-another-certificate",
                "DOCUMENT_ID_DIFFERS",
                first,
                () -> forger().body(first, others().text(first)).bytes());
        forged("document-of-another-version", "DOCUMENT_ID_DIFFERS", first, () -> {
            Forger forger = forger();
            return forger.body(first, forger.text("documents/000002.jwt")).bytes();
        });
        forged("document-under-another-number", "DOCUMENT_ID_DIFFERS", "documents/0000001.jwt", () -> {
            Forger forger = forger();
            byte[] body = utf8(forger.text(first));
            return forger.without(first)
                    .put("document", "documents/0000001.jwt", Optional.of("document#0000001"), body)
                    .bytes();
        });
        forged(
                "evidence-shown-for-another-certificate",
                "DOCUMENT_ID_DIFFERS",
                first,
                () -> forger().certificate(Forgery.OTHER.id().value()).bytes());
        forged("order-changed-and-history-rewritten", "ORDER_NOT_THERE", first, () -> {
            Forger forger = forger();
            String file = orderOf(forger, 1);
            String changed = forger.text(file).replace("240.00", "24.00");
            Sha256 before = Sha256.of(forger.text(file));
            return forger.body(file, changed)
                    .rewritten(before, Sha256.of(changed))
                    .bytes();
        });
        forged("trace-changed-and-history-rewritten", "TRACE_NOT_THERE", first, () -> {
            Forger forger = forger();
            String file = forger.file("traces/");
            String changed = forger.text(file).replace("COVERED", "REFUSED");
            Sha256 before = Sha256.of(forger.text(file));
            return forger.body(file, changed)
                    .rewritten(before, Sha256.of(changed))
                    .bytes();
        });
        forged("replaced-document-left-out-and-history-rewritten", "REPLACED_NOT_THERE", "documents/000002.jwt", () -> {
            Forger forger = forger();
            Sha256 identity = new Jws(forger.text(first)).identity();
            return forger.without(first)
                    .rewritten(event -> event.rests().stream()
                            .filter(rest -> !rest.equals(identity))
                            .toList())
                    .bytes();
        });
        forged(
                "document-that-replaces-itself",
                "REPLACED_NOT_THERE",
                "documents/000002.jwt",
                () -> forger().signed(
                                "documents/000002.jwt",
                                credential -> edited(credential, "/replaces", "'" + Forgery.MINE.documentId() + "'"),
                                Forgery.KEY)
                        .bytes());
        forged(
                "order-of-another-number",
                "ORDER_DIFFERS",
                orderOf(forger(), 1),
                () -> forger().signed(
                                first,
                                credential -> edited(
                                        credential,
                                        "/credentialSubject/certificateOfOrigin/supplyChainConsignment/id",
                                        "'EC-9'"),
                                Forgery.KEY)
                        .bytes());
        forged("order-that-is-none", "ORDER_MALFORMED", "orders/" + Sha256.of("{ }") + ".json", () -> {
            Forger forger = forger();
            String order = orderOf(forger, 1);
            Sha256 before = Sha256.of(forger.text(order));
            return forger.body(order, "{ }")
                    .rewritten(before, Sha256.of("{ }"))
                    .signed(
                            first,
                            credential -> edited(credential, "/basis/order", "'" + Sha256.of("{ }") + "'"),
                            Forgery.KEY)
                    .bytes();
        });
        forged(
                "exchange-of-another-certificate-put-in",
                "EXCHANGE_OF_ANOTHER",
                exchange(others().text(others().file("exchanges/"))),
                () -> {
                    String text = others().text(others().file("exchanges/"));
                    return put(forger(), text).bytes();
                });
        forged(
                "exchange-that-is-none",
                "EXCHANGE_MALFORMED",
                exchange("{}"),
                () -> put(forger(), "{}").bytes());
    }

    private static String exchange(String text) {
        return Kind.EXCHANGE.file(key(text));
    }

    private static String key(String text) {
        return Ledger.numbered("exchange", 0) + "." + Sha256.of(text).value().substring(0, 8);
    }

    private static Forger put(Forger forger, String exchange) {
        return forger.put("exchange", exchange(exchange), Optional.of(key(exchange)), utf8(exchange));
    }
}

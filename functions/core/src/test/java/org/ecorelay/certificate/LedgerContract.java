package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Ledger.Item;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises: it only grows. Each test has a certificate of its own. */
public abstract class LedgerContract {
    private final CertificateId id = CertificateId.of("acme", "shop", "L-" + System.nanoTime(), 1);
    private Ledger ledger;

    /** An adapter on a table, not necessarily an empty one. */
    protected abstract Ledger ledger() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        ledger = ledger();
    }

    private Item item(String key, String text) {
        return new Item(id, key, text.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void an_appended_item_can_be_read_back() {
        Item item = item("document#000001", "héllo 😀\n");
        assertThat(ledger.append(item)).isEqualTo(item);
        assertThat(ledger.find(id, "document#000001")).contains(item);
    }

    @Test
    void a_key_that_nobody_used_is_empty() {
        assertThat(ledger.find(id, "document#000001")).isEmpty();
        assertThat(ledger.list(id, "document")).isEmpty();
    }

    @Test
    void the_first_item_of_a_key_stays_and_a_later_one_is_told_of_it() {
        Item first = item("document#000001", "first");
        ledger.append(first);
        assertThat(ledger.append(item("document#000001", "second"))).isEqualTo(first);
        assertThat(ledger.find(id, "document#000001")).contains(first);
    }

    @Test
    void the_remark_of_the_first_item_stays_too() {
        ledger.append(new Item(id, "document#000001", new byte[] {1}, "{\"verdict\":\"Approved\"}"));
        Item again = ledger.append(new Item(id, "document#000001", new byte[] {1}, "other"));
        assertThat(again.extra()).isEqualTo("{\"verdict\":\"Approved\"}");
        assertThat(ledger.find(id, "document#000001"))
                .hasValueSatisfying(item -> assertThat(item.extra()).isEqualTo("{\"verdict\":\"Approved\"}"));
    }

    @Test
    void an_item_without_a_remark_has_none() {
        ledger.append(item("document#000001", "text"));
        assertThat(ledger.find(id, "document#000001"))
                .hasValueSatisfying(item -> assertThat(item.extra()).isNull());
    }

    @Test
    void a_large_body_comes_back_byte_by_byte() {
        var body = new byte[300_000];
        new Random(1).nextBytes(body);
        ledger.append(new Item(id, "document#000001", body, null));
        assertThat(ledger.find(id, "document#000001").orElseThrow().body()).isEqualTo(body);
        assertThat(ledger.find(id, "document#000001").orElseThrow().hash()).isEqualTo(Sha256.of(body));
    }

    @Test
    void an_empty_body_comes_back_empty() {
        ledger.append(item("trace#000001", ""));
        assertThat(ledger.find(id, "trace#000001").orElseThrow().body()).isEmpty();
    }

    @Test
    void a_list_has_the_items_of_its_kind_alone_in_the_order_of_their_numbers() {
        IntStream.of(10, 2, 1, 100_000).forEach(n -> ledger.append(item(Ledger.numbered("event", n), "event " + n)));
        ledger.append(item("events#000001", "another kind"));
        ledger.append(item("document#000001", "another kind"));
        assertThat(ledger.list(id, "event"))
                .extracting(Item::text)
                .containsExactly("event 1", "event 2", "event 10", "event 100000");
    }

    @Test
    void a_list_longer_than_a_page_of_the_database_is_complete() {
        var random = new Random(2);
        IntStream.range(0, 6).forEach(n -> {
            var body = new byte[250_000];
            random.nextBytes(body);
            ledger.append(new Item(id, Ledger.numbered("exchange", n), body, null));
        });
        assertThat(ledger.list(id, "exchange")).hasSize(6);
    }

    @Test
    void an_item_of_another_certificate_is_not_found() {
        ledger.append(item("document#000001", "text"));
        CertificateId other = CertificateId.of("other", "shop", "L-1", 1);
        assertThat(ledger.find(other, "document#000001")).isEmpty();
        assertThat(ledger.list(other, "document")).isEmpty();
    }
}

package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger's items as the table has them: what an auditor with nothing but the AWS console would read. */
class LedgerItemsTest {
    private static final String TEXT = "{\"line\":\"the same again\"}".repeat(100);
    private static final CertificateId ID = CertificateId.of("items", "shop", "EC-1", 1);

    private final DynamoDbClient dynamo = Deployed.clients("items").dynamo();
    private final Ledger ledger = new DynamoLedger(dynamo, Deployed.ref("LedgerTable"));

    private static Ledger.Item item(String key, String text) {
        return new Ledger.Item(ID, key, text.getBytes(StandardCharsets.UTF_8), null);
    }

    private Map<String, AttributeValue> stored(String key) {
        return dynamo.getItem(get -> get.tableName(Deployed.ref("LedgerTable"))
                        .key(Map.of(
                                "certificateId", AttributeValue.fromS(ID.value()), "item", AttributeValue.fromS(key))))
                .item();
    }

    @Test
    void a_body_is_stored_deflated_so_that_any_zlib_reads_it() throws IOException {
        ledger.append(item("document#000001", TEXT));
        byte[] body = stored("document#000001").get("body").b().asByteArray();
        assertThat(body.length).isLessThan(TEXT.length() / 10);
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(body))) {
            assertThat(new String(inflated.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(TEXT);
        }
    }

    @Test
    void an_item_that_is_there_is_never_written_again() {
        ledger.append(item("document#000002", TEXT));
        var before = stored("document#000002");
        ledger.append(item("document#000002", "something else"));
        assertThat(stored("document#000002")).isEqualTo(before);
    }

    @Test
    void a_damaged_body_is_an_error_and_not_a_shorter_document() {
        ledger.append(item("document#000003", TEXT));
        var cut = new HashMap<>(stored("document#000003"));
        byte[] body = cut.get("body").b().asByteArray();
        cut.put("item", AttributeValue.fromS("document#000004"));
        cut.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(java.util.Arrays.copyOf(body, body.length - 8))));
        dynamo.putItem(put -> put.tableName(Deployed.ref("LedgerTable")).item(cut));
        assertThatThrownBy(() -> ledger.find(ID, "document#000004"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("damaged");
    }
}

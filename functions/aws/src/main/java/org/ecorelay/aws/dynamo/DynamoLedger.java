package org.ecorelay.aws.dynamo;

import static org.ecorelay.aws.dynamo.Attributes.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The ledger on DynamoDB: the only class that writes to that table, and it only ever adds. Bodies are deflated (zlib), signed documents unpacked before. */
public final class DynamoLedger implements Ledger {
    private static final String DOCUMENT = "document#";
    private static final String FORM = "form";
    private static final String JWS = "jws";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoLedger(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Item append(Item item) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(attributes(item))
                    .conditionExpression("attribute_not_exists(certificateId)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return item;
        } catch (ConditionalCheckFailedException e) {
            return item(e.item());
        }
    }

    @Override
    public Optional<Item> find(CertificateId id, String key) {
        Map<String, AttributeValue> found = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of("certificateId", text(id.value()), "item", text(key)))
                        .consistentRead(true))
                .item();
        return found.isEmpty() ? Optional.empty() : Optional.of(item(found));
    }

    @Override
    public List<Item> list(CertificateId id, String kind) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("certificateId = :id AND begins_with(#item, :kind)")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Map.of(":id", text(id.value()), ":kind", text(kind + "#")))
                        .consistentRead(true))
                .items()
                .stream()
                .map(DynamoLedger::item)
                .toList();
    }

    private static Map<String, AttributeValue> attributes(Item item) {
        var attributes = new HashMap<String, AttributeValue>();
        attributes.put("certificateId", text(item.id().value()));
        attributes.put("item", text(item.key()));
        Optional<byte[]> unpacked =
                item.key().startsWith(DOCUMENT) ? UnpackedJws.unpack(item.body()) : Optional.empty();
        attributes.put("body", AttributeValue.fromB(SdkBytes.fromByteArray(deflate(unpacked.orElse(item.body())))));
        if (unpacked.isPresent()) {
            attributes.put(FORM, text(JWS));
        }
        if (item.extra() != null) {
            attributes.put("extra", text(item.extra()));
        }
        return attributes;
    }

    private static Item item(Map<String, AttributeValue> attributes) {
        AttributeValue extra = attributes.get("extra");
        return new Item(
                new CertificateId(Attributes.requiredText(attributes, "certificateId")),
                Attributes.requiredText(attributes, "item"),
                body(attributes),
                extra == null ? null : extra.s());
    }

    private static byte[] body(Map<String, AttributeValue> attributes) {
        byte[] body = inflate(Attributes.required(attributes, "body").b().asByteArrayUnsafe());
        return attributes.containsKey(FORM) ? UnpackedJws.pack(body) : body;
    }

    private static byte[] deflate(byte[] body) {
        var out = new ByteArrayOutputStream(body.length);
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] deflated) {
        // Reading notices a body that was cut off; InflaterOutputStream does not.
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            return inflater.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a body in the ledger is damaged", e);
        }
    }
}

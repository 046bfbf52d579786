package org.ecorelay.aws.dynamo;

import static org.ecorelay.aws.dynamo.Attributes.number;
import static org.ecorelay.aws.dynamo.Attributes.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The status table on DynamoDB. The database's condition is the lock. */
public final class DynamoCertificates implements Certificates {
    private static final String KEY = "certificateId";

    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchGet batch;

    public DynamoCertificates(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.batch = new BatchGet(dynamo, table, false);
    }

    @Override
    public Optional<Certificate> create(Certificate certificate) {
        Map<String, AttributeValue> item = Attributes.of(CertificateRow.write(certificate));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(certificateId)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            // The SDK repeats a write whose answer was lost: what is there may be what we have just written.
            return e.item().equals(item) ? Optional.empty() : Optional.of(row(e.item()));
        }
    }

    @Override
    public Optional<Certificate> find(CertificateId id) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(row(item));
    }

    @Override
    public List<Certificate> findAll(List<CertificateId> ids) {
        Map<CertificateId, Certificate> found = new HashMap<>();
        batch.items(ids.stream().map(DynamoCertificates::key).toList()).forEach(item -> {
            Certificate row = row(item);
            found.put(row.id(), row);
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Commit commit(Certificate next) {
        Map<String, AttributeValue> item = Attributes.of(CertificateRow.write(next));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("revision = :seen")
                    .expressionAttributeValues(Map.of(":seen", number(next.revision() - 1)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Commit.Committed(next);
        } catch (ConditionalCheckFailedException e) {
            if (!e.hasItem() || e.item().isEmpty()) {
                return new Commit.Lost(null);
            }
            return e.item().equals(item) ? new Commit.Committed(next) : new Commit.Lost(row(e.item()));
        }
    }

    @Override
    public List<DueEntry> due(String lane, Instant until, int limit, @Nullable DueEntry after) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName("due")
                        .keyConditionExpression("dueLane = :lane AND dueAt <= :until")
                        .expressionAttributeValues(
                                Map.of(":lane", text(lane), ":until", text(CertificateRow.time(until))))
                        .exclusiveStartKey(after == null ? null : startKey(after))
                        .limit(limit))
                .items()
                .stream()
                .map(DynamoCertificates::dueEntry)
                .toList();
    }

    @Override
    public List<ListedEntry> listed(String account, LocalDate day, int limit, @Nullable ListedEntry before) {
        String partition = account + "#" + day;
        List<ListedEntry> entries = new ArrayList<>();
        dynamo.query(query -> query.tableName(table)
                        .indexName("listed")
                        .keyConditionExpression("accountDay = :day")
                        .expressionAttributeValues(Map.of(":day", text(partition)))
                        .exclusiveStartKey(before == null ? null : startKey(partition, before))
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .forEach(item -> entries.add(new ListedEntry(
                        new CertificateId(Attributes.requiredText(item, KEY)),
                        Instant.parse(Attributes.requiredText(item, "createdAt")))));
        return entries;
    }

    @Override
    public List<AttentionEntry> attention(String account, int limit, @Nullable AttentionEntry after) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName("attention")
                        .keyConditionExpression("attentionAccount = :account")
                        .expressionAttributeValues(Map.of(":account", text(account)))
                        .exclusiveStartKey(after == null ? null : startKey(account, after))
                        .limit(limit))
                .items()
                .stream()
                .map(item -> new AttentionEntry(
                        new CertificateId(Attributes.requiredText(item, KEY)),
                        Instant.parse(Attributes.requiredText(item, "attentionSince"))))
                .toList();
    }

    private static Map<String, AttributeValue> startKey(String account, AttentionEntry after) {
        return Map.of(
                KEY,
                text(after.id().value()),
                "attentionAccount",
                text(account),
                "attentionSince",
                text(CertificateRow.time(after.since())));
    }

    private static DueEntry dueEntry(Map<String, AttributeValue> item) {
        return new DueEntry(
                DocumentId.parse(Attributes.requiredText(item, "documentId")).orElseThrow(),
                new Due(
                        Attributes.requiredText(item, "dueLane"),
                        Instant.parse(Attributes.requiredText(item, "dueAt"))));
    }

    private static Map<String, AttributeValue> startKey(DueEntry after) {
        return Map.of(
                KEY,
                text(after.document().certificate().value()),
                "dueLane",
                text(after.due().lane()),
                "dueAt",
                text(CertificateRow.time(after.due().at())));
    }

    private static Map<String, AttributeValue> startKey(String partition, ListedEntry before) {
        return Map.of(
                KEY,
                text(before.id().value()),
                "accountDay",
                text(partition),
                "createdAt",
                text(CertificateRow.time(before.createdAt())));
    }

    private static Map<String, AttributeValue> key(CertificateId id) {
        return Map.of(KEY, text(id.value()));
    }

    private static Certificate row(Map<String, AttributeValue> item) {
        return CertificateRow.read(Attributes.flat(item));
    }
}

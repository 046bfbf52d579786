package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What holds for the tables: the keys and indexes of the design, and that nothing gets lost with them. */
final class TableRules {
    private static final String TABLE = "AWS::DynamoDB::Table";

    private static final Map<String, String> KEYS = Map.of(
            "CertificatesTable", "certificateId:S",
            "LedgerTable", "certificateId:S item:S",
            "RegistryTable", "account:S item:S",
            "WorkTable", "item:S member:S");

    private static final Map<String, String> INDEXES = Map.of(
            "CertificatesTable due", "dueLane:S dueAt:S INCLUDE documentId",
            "CertificatesTable listed", "accountDay:S createdAt:S KEYS_ONLY",
            "CertificatesTable attention", "attentionAccount:S attentionSince:S KEYS_ONLY");

    static final List<Rule> ALL = List.of(
            Rule.that("the four tables have the keys of the design", TableRules::otherKeys)
                    .brokenBy("WorkTable", t -> t.remove("WorkTable"))
                    .brokenBy(
                            "LedgerTable",
                            t -> t.properties("LedgerTable")
                                    .withArray("/KeySchema")
                                    .remove(1)),
            Rule.that("the indexes are exactly those of the design", TableRules::otherIndexes)
                    .brokenBy(
                            "listed", t -> index(t, 1).withObject("/Projection").put("ProjectionType", "ALL"))
                    .brokenBy("due", t -> index(t, 0).withObject("/Projection").remove("NonKeyAttributes"))
                    .brokenBy(
                            "updated",
                            t -> t.properties("CertificatesTable")
                                    .withArray("/GlobalSecondaryIndexes")
                                    .add(index(t, 1).deepCopy().put("IndexName", "updated"))),
            Rule.that("every table can be restored to any second", t -> tables(t, TableRules::restorable))
                    .brokenBy("WorkTable", t -> t.properties("WorkTable").remove("PointInTimeRecoverySpecification")),
            Rule.that(
                            "every table is protected from deletion",
                            t -> tables(
                                    t,
                                    table -> table.path("DeletionProtectionEnabled")
                                            .asBoolean()))
                    .brokenBy("LedgerTable", t -> t.properties("LedgerTable").put("DeletionProtectionEnabled", false)),
            Rule.that("every table, and the signing key, outlives the stack", TableRules::mortal)
                    .brokenBy(
                            "CertificatesTable",
                            t -> t.resource("CertificatesTable").put("DeletionPolicy", "Delete"))
                    .brokenBy("SigningKey", t -> t.resource("SigningKey").remove("UpdateReplacePolicy")),
            Rule.that(
                            "every table is paid by request",
                            t -> tables(
                                    t,
                                    table -> table.path("BillingMode").asText().equals("PAY_PER_REQUEST")))
                    .brokenBy(
                            "RegistryTable", t -> t.properties("RegistryTable").remove("BillingMode")),
            Rule.that("only work forgets, by expiresAt", TableRules::forgetful)
                    .brokenBy("WorkTable", t -> t.properties("WorkTable").remove("TimeToLiveSpecification"))
                    .brokenBy(
                            "LedgerTable",
                            t -> t.properties("LedgerTable")
                                    .set(
                                            "TimeToLiveSpecification",
                                            t.properties("WorkTable").path("TimeToLiveSpecification"))));

    private TableRules() {}

    private static List<String> otherKeys(Template template) {
        var actual = new TreeMap<String, String>();
        template.all(TABLE).forEach((id, table) -> actual.put(id, keys(table, table)));
        return actual.equals(KEYS) ? List.of() : List.of(new TreeMap<>(KEYS) + " expected, not " + actual);
    }

    private static List<String> otherIndexes(Template template) {
        var actual = new TreeMap<String, String>();
        template.all(TABLE).forEach((id, table) -> {
            Template.list(table.path("LocalSecondaryIndexes"))
                    .forEach(index -> actual.put(id + " local", index.toString()));
            Template.list(table.path("GlobalSecondaryIndexes"))
                    .forEach(index -> actual.put(
                            id + " " + index.path("IndexName").asText(),
                            (keys(table, index) + " " + projection(index)).strip()));
        });
        return actual.equals(INDEXES) ? List.of() : List.of(new TreeMap<>(INDEXES) + " expected, not " + actual);
    }

    /** {@code certificateId:S item:S}: partition key first. */
    private static String keys(ObjectNode table, JsonNode keyed) {
        var types = Template.list(table.path("AttributeDefinitions")).stream()
                .collect(Collectors.toMap(
                        attribute -> attribute.path("AttributeName").asText(),
                        attribute -> attribute.path("AttributeType").asText()));
        return Template.list(keyed.path("KeySchema")).stream()
                .map(key -> key.path("AttributeName").asText())
                .map(name -> name + ":" + types.get(name))
                .collect(Collectors.joining(" "));
    }

    private static String projection(JsonNode index) {
        return index.at("/Projection/ProjectionType").asText() + " "
                + String.join(" ", Template.texts(index.at("/Projection/NonKeyAttributes")));
    }

    private static boolean restorable(ObjectNode table) {
        return table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                .asBoolean();
    }

    private static List<String> mortal(Template template) {
        var kept = new TreeMap<>(template.all(TABLE));
        kept.putAll(template.all("AWS::KMS::Key"));
        return kept.keySet().stream()
                .filter(id ->
                        !template.resource(id).path("DeletionPolicy").asText().equals("Retain")
                                || !template.resource(id)
                                        .path("UpdateReplacePolicy")
                                        .asText()
                                        .equals("Retain"))
                .toList();
    }

    private static List<String> forgetful(Template template) {
        return template.all(TABLE).entrySet().stream()
                .filter(entry -> {
                    var expiry = entry.getValue()
                            .at("/TimeToLiveSpecification/AttributeName")
                            .asText();
                    return !expiry.equals(entry.getKey().equals("WorkTable") ? "expiresAt" : "");
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> tables(Template template, Predicate<ObjectNode> good) {
        return template.all(TABLE).entrySet().stream()
                .filter(entry -> !good.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ObjectNode index(Template template, int position) {
        return (ObjectNode) template.properties("CertificatesTable")
                .withArray("/GlobalSecondaryIndexes")
                .get(position);
    }
}

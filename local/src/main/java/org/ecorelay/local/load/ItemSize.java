package org.ecorelay.local.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large DynamoDB takes an item to be: names and values in UTF-8, a number a byte for two digits and one more, 3 bytes and one
 * for each element around lists and maps; stored, 100 bytes more (Amazon DynamoDB Developer Guide, "DynamoDB item sizes and
 * formats" and "Considerations for storage").
 */
final class ItemSize {
    private static final int AN_ITEM = 100;
    private static final int AROUND = 3;
    /** Keys of the rows that an index repeats: the item's id, its lane and time. */
    private static final Map<String, Stored> INDEXES = Map.of(
            "dueLane", new Stored("dueAt", "documentId"), "accountDay", new Stored("createdAt", "certificateId"));

    private record Stored(String sort, String projected) {}

    private ItemSize() {}

    /** The item's size as reads and writes are billed for it, in bytes. */
    static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(each -> utf8(each.getKey()) + value(each.getValue()))
                .sum();
    }

    /** What storing the item is billed for, with what indexes hold of it. */
    static long stored(Map<String, AttributeValue> item) {
        long indexed = INDEXES.entrySet().stream()
                .filter(index -> item.containsKey(index.getKey()))
                .mapToLong(index -> AN_ITEM + entry(item, index.getKey(), index.getValue()))
                .sum();
        return of(item) + AN_ITEM + indexed;
    }

    private static long entry(Map<String, AttributeValue> item, String lane, Stored index) {
        Set<String> held = Set.of(lane, index.sort());
        return item.entrySet().stream()
                .filter(each -> held.contains(each.getKey())
                        || each.getKey().equals(index.projected())
                        || each.getKey().equals("certificateId"))
                .mapToLong(each -> utf8(each.getKey()) + value(each.getValue()))
                .sum();
    }

    private static long value(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> (value.n().length() + 1) / 2 + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
            case L ->
                AROUND + value.l().stream().mapToLong(each -> value(each) + 1).sum();
            case M -> AROUND + of(value.m()) + value.m().size();
            case NS, BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("no row of ours has the type " + value.type());
        };
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

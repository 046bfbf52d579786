package org.ecorelay.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table, billed per request.
 *
 * @param timeToLive the attribute (epoch seconds) after which DynamoDB deletes an item
 */
public record Table(String logicalId, String name, Key key, List<Index> indexes, Optional<String> timeToLive) {
    /** A primary key: one partition attribute, perhaps one sort attribute. */
    public record Key(Attribute partition, Optional<Attribute> sort) {}

    /** A key attribute; {@code type} is S, N or B. */
    public record Attribute(String name, String type) {}

    /**
     * A global secondary index.
     *
     * @param projection ALL, KEYS_ONLY or INCLUDE
     * @param included the projected attributes, with INCLUDE only
     */
    public record Index(String name, Key key, String projection, List<String> included) {
        public Index {
            included = List.copyOf(included);
        }
    }

    public Table {
        indexes = List.copyOf(indexes);
    }
}

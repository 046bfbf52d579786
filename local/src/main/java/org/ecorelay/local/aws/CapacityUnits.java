package org.ecorelay.local.aws;

/**
 * Capacity that one call consumed at a table or at one of its indexes.
 *
 * @param table the table's name
 * @param index the index's name, or "" for the table itself
 * @param write write units if true, read units otherwise
 * @param units a multiple of 0.5
 */
record CapacityUnits(String table, String index, boolean write, double units) {
    /** {@code table} or {@code table/index}. */
    public String target() {
        return index.isEmpty() ? table : table + "/" + index;
    }
}

package org.ecorelay.origin.bill;

import java.util.EnumSet;
import java.util.Set;

/** What was done in the Party of production, as far as RCEP 3.6 and 2.6.5 care. */
public sealed interface Processing {
    /** More than minimal operations. */
    record Substantial() implements Processing {}

    /** Nothing but these; they confer no origin. */
    record OnlyMinimal(Set<MinimalOperation> operations) implements Processing {
        public OnlyMinimal {
            if (operations.isEmpty()) {
                throw new IllegalArgumentException("at least one minimal operation is named");
            }
            operations = Set.copyOf(operations);
        }

        /** In the order of the treaty. */
        public Set<MinimalOperation> inOrder() {
            return EnumSet.copyOf(operations);
        }
    }

    /** Nobody has said. */
    record NotStated() implements Processing {}
}

package org.ecorelay.order;

import java.util.List;
import org.ecorelay.json.FieldProblem;

/** The result of reading an order. */
public sealed interface OrderReading {
    /** Every field is good. */
    record Valid(Order order) implements OrderReading {}

    /** At least one field is not. */
    record Invalid(List<FieldProblem> problems) implements OrderReading {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}

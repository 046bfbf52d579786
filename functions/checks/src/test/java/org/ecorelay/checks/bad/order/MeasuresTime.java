package org.ecorelay.checks.bad.order;

import java.util.function.LongSupplier;

final class MeasuresTime {
    LongSupplier it() {
        return System::nanoTime;
    }
}

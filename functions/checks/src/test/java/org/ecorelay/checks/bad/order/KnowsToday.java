package org.ecorelay.checks.bad.order;

import java.time.LocalDate;
import java.time.ZoneOffset;

final class KnowsToday {
    LocalDate it() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}

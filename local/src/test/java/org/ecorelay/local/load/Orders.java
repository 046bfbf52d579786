package org.ecorelay.local.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecorelay.local.platform.Registration;

/** Orders of a load that never ran, and what was seen of them. */
final class Orders {
    static final Instant POSTED = Instant.parse("2026-09-01T08:00:00Z");

    private Orders() {}

    static Accepted accepted(String id, Kind kind) {
        var order = new PlannedOrder("L-" + id, 0, Goods.ALL.getFirst(), "VN", 2, kind, Duration.ZERO);
        return new Accepted(order, id, POSTED);
    }

    static SeenRow row(String id, String status) {
        return row(id, 1, status, false);
    }

    static SeenRow row(String id, int version, String status, boolean isDue) {
        var submitted = List.of("APPROVED", "REJECTED").contains(status) ? POSTED.plusSeconds(2) : null;
        return new SeenRow(id, id + "." + version, version, status, isDue, submitted, POSTED.plusSeconds(5));
    }

    static Registration registered(String documentId, int n) {
        return new Registration(
                "SIM-" + n, documentId, false, "VN", "demo", POSTED, 1, "Approved", null, null, POSTED.plusSeconds(1));
    }
}

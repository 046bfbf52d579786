package org.ecorelay.checks.bad.order;

import java.util.UUID;

final class MakesUpIds {
    UUID it() {
        return UUID.randomUUID();
    }
}

package org.ecorelay.checks.bad.order;

import java.util.concurrent.ThreadLocalRandom;

final class ThrowsThreadDice {
    int it() {
        return ThreadLocalRandom.current().nextInt();
    }
}

package org.ecorelay.checks.bad.order;

import java.util.Random;

final class ThrowsDice {
    int it() {
        return new Random(1).nextInt();
    }
}

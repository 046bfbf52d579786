package org.ecorelay.checks.bad.order;

import java.util.random.RandomGenerator;

final class TakesDefaultDice {
    RandomGenerator it() {
        return RandomGenerator.getDefault();
    }
}

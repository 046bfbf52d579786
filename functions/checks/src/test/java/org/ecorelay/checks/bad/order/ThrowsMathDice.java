package org.ecorelay.checks.bad.order;

final class ThrowsMathDice {
    double it() {
        return Math.random();
    }
}

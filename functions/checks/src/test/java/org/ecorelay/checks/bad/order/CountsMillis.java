package org.ecorelay.checks.bad.order;

final class CountsMillis {
    long it() {
        return System.currentTimeMillis();
    }
}

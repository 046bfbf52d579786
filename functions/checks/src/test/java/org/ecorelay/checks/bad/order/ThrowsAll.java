package org.ecorelay.checks.bad.order;

final class ThrowsAll {
    void it() throws Exception {}
}

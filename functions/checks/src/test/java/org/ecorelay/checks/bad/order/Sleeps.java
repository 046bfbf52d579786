package org.ecorelay.checks.bad.order;

final class Sleeps {
    void it() throws InterruptedException {
        Thread.sleep(1);
    }
}

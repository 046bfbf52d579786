package org.ecorelay.checks.bad.order;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

final class MakesPools {
    Executor it() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}

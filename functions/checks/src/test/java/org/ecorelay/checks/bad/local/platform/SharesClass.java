package org.ecorelay.checks.bad.local.platform;

import org.ecorelay.checks.bad.platform.InnocentClient;

final class SharesClass {
    Object it() {
        return new InnocentClient();
    }
}

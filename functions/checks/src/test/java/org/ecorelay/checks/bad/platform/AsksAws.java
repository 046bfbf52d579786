package org.ecorelay.checks.bad.platform;

import org.ecorelay.checks.bad.aws.InnocentStore;

final class AsksAws {
    Object it() {
        return new InnocentStore();
    }
}

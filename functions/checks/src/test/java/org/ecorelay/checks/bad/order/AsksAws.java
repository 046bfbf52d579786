package org.ecorelay.checks.bad.order;

import org.ecorelay.checks.bad.aws.InnocentStore;

final class AsksAws {
    Object it() {
        return new InnocentStore();
    }
}

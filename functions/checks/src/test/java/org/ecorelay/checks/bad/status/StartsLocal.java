package org.ecorelay.checks.bad.status;

import org.ecorelay.checks.bad.local.InnocentTool;

final class StartsLocal {
    Object it() {
        return new InnocentTool();
    }
}

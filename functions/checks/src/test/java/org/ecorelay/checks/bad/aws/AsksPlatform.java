package org.ecorelay.checks.bad.aws;

import org.ecorelay.checks.bad.platform.InnocentClient;

final class AsksPlatform {
    Object it() {
        return new InnocentClient();
    }
}

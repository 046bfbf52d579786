package org.ecorelay.checks.bad.order;

import java.security.SecureRandom;

final class ThrowsSecureDice {
    int it() {
        return new SecureRandom().nextInt();
    }
}

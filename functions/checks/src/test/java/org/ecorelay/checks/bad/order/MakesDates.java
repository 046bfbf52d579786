package org.ecorelay.checks.bad.order;

import java.util.Date;

final class MakesDates {
    Date it() {
        return new Date();
    }
}

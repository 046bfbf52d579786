package org.ecorelay.local.page;

import org.junit.jupiter.api.Nested;

/** All that is looked at in a browser, on one stage: a relay, its documents and a Chromium, which take longer than most looks. */
class PageTest {
    @Nested
    class OfOutcomes extends Outcomes {
        OfOutcomes(Stage stage) {
            super(stage);
        }
    }

    @Nested
    class OfLanguages extends Languages {
        OfLanguages(Stage stage) {
            super(stage);
        }
    }

    @Nested
    class OfAVisit extends Visit {
        OfAVisit(Stage stage) {
            super(stage);
        }
    }
}

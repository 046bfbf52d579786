package org.ecorelay.local.adapters;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.ecorelay.aws.dynamo.DynamoBundles;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.notice.Bundles;
import org.ecorelay.notice.BundlesContract;

class DynamoBundlesTest extends BundlesContract {
    @Override
    protected Bundles bundles() {
        var work = new WorkTable(Deployed.clients("bundles").dynamo(), Deployed.ref("WorkTable"), new SecureRandom());
        var bundles = new DynamoBundles(work, new MovableClock());
        for (String account : List.copyOf(bundles.accounts())) {
            bundles.due(account, NOW.plus(Duration.ofDays(1)), 1_000).forEach(open -> bundles.rest(open, NOW));
        }
        return bundles;
    }
}

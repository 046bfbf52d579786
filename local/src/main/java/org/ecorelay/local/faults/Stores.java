package org.ecorelay.local.faults;

import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.account.Registry;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.InMemoryCertificates;
import org.ecorelay.certificate.InMemoryLedger;
import org.ecorelay.certificate.InMemoryWaits;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Waits;
import org.ecorelay.notice.AskedAddresses;
import org.ecorelay.notice.Bundles;
import org.ecorelay.notice.FailedDeliveries;
import org.ecorelay.notice.InMemoryAskedAddresses;
import org.ecorelay.notice.InMemoryBundles;
import org.ecorelay.notice.InMemoryFailedDeliveries;
import org.ecorelay.notice.InMemoryMailCounts;
import org.ecorelay.notice.MailCounts;
import org.ecorelay.pacing.LocalState;
import org.ecorelay.pacing.SharedState;

/** What outlives every instance: the tables. */
record Stores(
        Certificates certificates,
        Ledger ledger,
        Registry registry,
        Waits waits,
        SharedState state,
        FailedDeliveries failed,
        Bundles bundles,
        MailCounts mails,
        AskedAddresses asked,
        Consumer<Instant> heartbeat) {
    /** An index shows a change up to so many calls late. */
    private static final int MAX_LAG = 6;

    /** In memory; the indexes lag, as DynamoDB's may. */
    static Stores inMemory(long seed) {
        return new Stores(
                new InMemoryCertificates(new Random(seed), MAX_LAG),
                new InMemoryLedger(),
                new InMemoryRegistry(),
                new InMemoryWaits(),
                new LocalState(),
                new InMemoryFailedDeliveries(),
                new InMemoryBundles(),
                new InMemoryMailCounts(),
                new InMemoryAskedAddresses(),
                _ -> {});
    }

    /** The same with another status table. */
    Stores with(Certificates other) {
        return new Stores(other, ledger, registry, waits, state, failed, bundles, mails, asked, heartbeat);
    }
}

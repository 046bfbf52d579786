package org.ecorelay.notice;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.Consent;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;

/** Lets the poller ask an exporter's addresses before there is anything to tell: for whoever adds or changes an exporter. */
public final class InviteAddresses {
    private final Registry registry;
    private final Bundles bundles;
    private final InstantSource clock;

    public InviteAddresses(Registry registry, Bundles bundles, InstantSource clock) {
        this.registry = registry;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Has every address asked that has not answered; repeating it asks nobody more often. */
    public void invite(String account, String exporterId) {
        Exporter.find(registry, account, exporterId)
                .ifPresent(exporter -> exporter.alertAddresses().stream()
                        .filter(address ->
                                Consent.find(registry, account, address.hash()).isEmpty())
                        .forEach(address -> invite(account, exporterId, address)));
    }

    private void invite(String account, String exporter, AlertAddress address) {
        Instant now = clock.instant();
        String hash = address.hash().value();
        var key = new Bundle.Key(Bundle.Kind.UNCONFIRMED, account, exporter, false, hash);
        if (bundles.find(key).filter(Bundle.Open.class::isInstance).isEmpty()) {
            String id = key.noticeId("");
            bundles.open(new Bundle.Open(key, id, nothingYet(id, account, exporter), now, Optional.empty()));
        }
    }

    private static Notice nothingYet(String id, String account, String exporter) {
        return new Notice(id, "notice.confirmed.v1", account, exporter, Notice.SEVERAL, "-", "-", Map.of(), false);
    }
}

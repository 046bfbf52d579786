package org.ecorelay.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.Consent;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.notice.NoticeChannel.Delivery;

/**
 * Keeps what an address is not told because its owner has not confirmed it: one bundle for each address, exporter and mode. While
 * it is open the owner is asked; once confirmed, what is still open is told in one mail.
 */
final class AwaitConfirmation {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final Certificates certificates;
    private final Registry registry;
    private final Bundles bundles;
    private final Collect collect;
    private final AskAddress ask;
    private final Duration lookAgain;

    /**
     * Keeps.
     *
     * @param window shortest time between two notices of one cause; no address is looked at less often
     */
    AwaitConfirmation(
            Certificates certificates,
            Registry registry,
            Bundles bundles,
            Collect collect,
            AskAddress ask,
            Duration window) {
        this.certificates = certificates;
        this.registry = registry;
        this.bundles = bundles;
        this.collect = collect;
        this.ask = ask;
        this.lookAgain = window.compareTo(LOOK_AGAIN) < 0 ? window : LOOK_AGAIN;
    }

    /** The exporter with those of its addresses that may be written to; none may be left. */
    Exporter confirmed(String account, Exporter exporter) {
        return exporter.toldAt(exporter.alertAddresses().stream()
                .filter(address -> answer(account, address)
                        .filter(Consent.Answer.CONFIRMED::equals)
                        .isPresent())
                .toList());
    }

    /** The same, and keeps the notice for each address that may still be confirmed. */
    Exporter confirmedKeepingFor(Notice notice, Exporter exporter, Instant now) {
        var confirmed = new ArrayList<AlertAddress>();
        for (AlertAddress address : exporter.alertAddresses()) {
            switch (answer(notice.account(), address).orElse(null)) {
                case CONFIRMED -> confirmed.add(address);
                case REFUSED -> {
                    // Never written to.
                }
                case null -> keep(notice, exporter, address, now);
            }
        }
        return exporter.toldAt(confirmed);
    }

    private Optional<Consent.Answer> answer(String account, AlertAddress address) {
        return Consent.find(registry, account, address.hash()).map(Consent::answer);
    }

    private void keep(Notice notice, Exporter exporter, AlertAddress address, Instant now) {
        if (!ask.givenUp(notice.account(), address.hash(), now)) {
            String hash = address.hash().value();
            collect.add(Bundle.Key.of(Bundle.Kind.UNCONFIRMED, notice, hash), notice, exporter, now);
        }
    }

    /** Looks whether the owner has answered: tells what was kept, asks (again), or lets go of an address that is none any more. */
    void look(Bundle.Open bundle, NoticeChannel email, BooleanSupplier mailLeft, Instant now) {
        Bundle.Key key = bundle.key();
        Optional<Exporter> exporter = Exporter.find(registry, key.account(), key.exporter());
        Optional<AlertAddress> address = exporter.stream()
                .flatMap(found -> found.alertAddresses().stream())
                .filter(each -> each.hash().value().equals(key.about()))
                .findFirst();
        boolean settled = address.isEmpty()
                || switch (answer(key.account(), address.get()).orElse(null)) {
                    case CONFIRMED -> caughtUp(bundle, exporter.orElseThrow().toldAt(List.of(address.get())), email);
                    case REFUSED -> true;
                    case null -> !ask.ask(key.account(), exporter.orElseThrow(), address.get(), mailLeft, now);
                };
        if (settled) {
            collect.told(bundle, now);
        } else {
            bundles.postpone(bundle, now.plus(lookAgain));
        }
    }

    private boolean caughtUp(Bundle.Open bundle, Exporter to, NoticeChannel email) {
        return Missed.of(bundle, bundles.entries(bundle), certificates::find)
                .map(notice -> !(email.send(notice, to) instanceof Delivery.Failed))
                .orElse(true);
    }
}

package org.ecorelay.certificate.standing;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ended;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.StatusChanges;

/** Enters into the status lists which signed documents do not count any more, by the rule of {@link Ended}. */
public final class EndStanding implements StatusChanges {
    private final Ledger ledger;
    private final StatusLists lists;

    public EndStanding(Ledger ledger, StatusLists lists) {
        this.ledger = ledger;
        this.lists = lists;
    }

    @Override
    public void withdrawn(Certificate certificate) {
        versions(certificate).forEach(version -> end(certificate, version, Ended.WITHDRAWN));
    }

    @Override
    public void replaced(Certificate certificate) {
        for (int version : versions(certificate)) {
            Optional<Ended> ended = Ended.of(certificate, version);
            ended.ifPresent(why -> end(certificate, version, why));
        }
    }

    private static List<Integer> versions(Certificate certificate) {
        return IntStream.rangeClosed(1, certificate.version()).boxed().toList();
    }

    private void end(Certificate certificate, int version, Ended why) {
        ledger.find(certificate.id(), Ledger.documentKey(version))
                .flatMap(item -> StatusPlace.of(certificate.subject().account(), new Jws(item.text()).payload()))
                .ifPresent(place -> lists.end(place, why));
    }
}

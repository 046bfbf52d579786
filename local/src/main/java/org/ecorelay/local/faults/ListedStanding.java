package org.ecorelay.local.faults;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.Verification;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ended;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.standing.StatusListId;
import org.ecorelay.certificate.standing.StatusLists;
import org.ecorelay.local.faults.Violation.Rule;

/** What somebody who holds a document and the published status list is told, against what the rows say. */
final class ListedStanding {
    private final Ledger ledger;
    private final StatusLists lists;
    private final Supplier<Instant> now;
    private final Optional<KeySet> keys;

    ListedStanding(Stores stores, JWKSet keys, Supplier<Instant> now) {
        this.ledger = stores.ledger();
        this.lists = new StatusLists(stores.state(), now::get);
        this.now = now;
        this.keys = KeySet.parse(keys.toString());
    }

    Stream<Violation> misleading(Certificate row) {
        return IntStream.rangeClosed(1, row.version())
                .boxed()
                .flatMap(version -> ledger
                        .find(row.id(), Ledger.documentKey(version))
                        .flatMap(item -> misleading(row, version, item.text()))
                        .stream());
    }

    private Optional<Violation> misleading(Certificate row, int version, String document) {
        var owner = new StatusListId(row.subject().account(), 0).owner();
        List<String> list = lists.published(owner, 0).map(List::of).orElse(List.of());
        Verification found =
                VerifyDocument.verify(document, new Means(keys, list, List.of(), new Register.NotAsked(), now.get()));
        List<AnswerCode> said =
                List.of(found.status().code(), found.replacement().code());
        Optional<Ended> ended = Ended.of(row, version);
        return said.equals(expected(ended))
                ? Optional.empty()
                : Optional.of(new Violation(
                        Rule.MISLEADING, "%s.%d is %s, its list says %s".formatted(row.id(), version, ended, said)));
    }

    private static List<AnswerCode> expected(Optional<Ended> ended) {
        return ended.map(why -> switch (why) {
                    case WITHDRAWN -> List.of(AnswerCode.WITHDRAWN, AnswerCode.NOT_REPLACED);
                    case REPLACED -> List.of(AnswerCode.NOT_WITHDRAWN, AnswerCode.REPLACED);
                })
                .orElse(List.of(AnswerCode.NOT_WITHDRAWN, AnswerCode.NOT_REPLACED));
    }
}

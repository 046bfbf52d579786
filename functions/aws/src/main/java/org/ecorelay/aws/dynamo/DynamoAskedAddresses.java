package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;
import org.ecorelay.notice.AskedAddresses;

/** Asked addresses on the work table: item {@code asked#<account>}, a member per address. An operator removes it to ask again. */
public final class DynamoAskedAddresses implements AskedAddresses {
    private static final Duration KEEP = Duration.ofDays(3_650);

    private final WorkTable work;
    private final InstantSource clock;

    public DynamoAskedAddresses(WorkTable work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Asked find(String account, Sha256 address) {
        return work.find("asked#" + account, address.value())
                .map(body -> new Asked(body.requiredInt("mails"), Instant.parse(body.required("next"))))
                .orElse(Asked.NEVER);
    }

    @Override
    public void put(String account, Sha256 address, Asked asked) {
        Json.Obj body = Json.object()
                .put("mails", asked.mails())
                .put("next", CertificateRow.time(asked.next()))
                .build();
        work.put("asked#" + account, address.value(), body, clock.instant(), KEEP);
    }
}

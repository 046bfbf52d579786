package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Waits;
import org.ecorelay.json.Json;

/** Waits on the work table: {@code wait#<account>#<sku>} has the waiting certificates as members. */
public final class DynamoWaits implements Waits {
    /** Longer than any question stays open; the daily look makes a lost wait harmless. */
    private static final Duration KEEP = Duration.ofDays(365);

    private static final int MAX_WAITING = 1_000;

    private final WorkTable work;
    private final InstantSource clock;

    public DynamoWaits(WorkTable work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void add(String account, String sku, CertificateId waiting) {
        work.put(item(account, sku), waiting.value(), Json.Obj.EMPTY, clock.instant(), KEEP);
    }

    @Override
    public List<CertificateId> waiting(String account, String sku) {
        return work.members(item(account, sku), MAX_WAITING).stream()
                .map(member -> new CertificateId(member.name()))
                .toList();
    }

    @Override
    public void remove(String account, String sku, CertificateId waiting) {
        work.delete(item(account, sku), waiting.value());
    }

    private static String item(String account, String sku) {
        return "wait#" + account + "#" + sku;
    }
}

package org.ecorelay.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;
import org.ecorelay.notice.FailedDeliveries;
import org.ecorelay.notice.Notice;

/** Failed deliveries on the work table: item {@code delivery#0}, one member per (notice, channel). */
public final class DynamoFailedDeliveries implements FailedDeliveries {
    private static final String ITEM = "delivery#0";
    private static final Duration KEEP = Duration.ofDays(30);
    private static final int MAX_READ = 500;

    private final WorkTable work;
    private final InstantSource clock;

    public DynamoFailedDeliveries(WorkTable work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void put(FailedDelivery delivery) {
        Json.Obj body = Json.object()
                .put("notice", delivery.notice().json())
                // Canonical JSON sorts the facts.
                .put(
                        "labels",
                        Json.array(delivery.notice().facts().keySet().stream().map(Json::text)))
                .put("channel", delivery.channel())
                .put("tries", delivery.tries())
                .put("nextTry", CertificateRow.time(delivery.nextTry()))
                .put("reason", delivery.reason())
                .build();
        work.put(ITEM, member(delivery), body, clock.instant(), KEEP);
    }

    @Override
    public List<FailedDelivery> due(Instant now, int limit) {
        return work.members(ITEM, MAX_READ).stream()
                .map(member -> read(member.body()))
                .filter(delivery -> !delivery.nextTry().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(FailedDelivery delivery) {
        work.delete(ITEM, member(delivery));
    }

    private static String member(FailedDelivery delivery) {
        return delivery.notice().id() + "#" + delivery.channel();
    }

    private static Json.Obj inOrder(Json.Obj notice, List<Json> labels) {
        var facts = Json.object();
        labels.stream()
                .flatMap(label -> label.asText().stream())
                .forEach(label ->
                        facts.putIfPresent(label, notice.object("facts").get(label)));
        var ordered = new LinkedHashMap<>(notice.members());
        ordered.put("facts", facts.build());
        return new Json.Obj(ordered);
    }

    private static FailedDelivery read(Json.Obj body) {
        return new FailedDelivery(
                Notice.read(inOrder(body.object("notice"), body.list("labels"))),
                body.required("channel"),
                body.requiredInt("tries"),
                Instant.parse(body.required("nextTry")),
                body.required("reason"));
    }
}

package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;
import org.ecorelay.notice.FailedDeliveries;
import org.ecorelay.notice.Notice;

/** Failed deliveries on the work table: item {@code delivery#<account>}, members by the time of the next try. */
public final class DynamoFailedDeliveries implements FailedDeliveries {
    private static final Duration KEEP = Duration.ofDays(30);

    private final Agenda agenda;

    public DynamoFailedDeliveries(WorkTable work, InstantSource clock) {
        this.agenda = new Agenda(work, clock, "delivery", KEEP);
    }

    @Override
    public void put(FailedDelivery delivery) {
        Json.Obj body = Json.object()
                .put("notice", delivery.notice().json())
                .put("channel", delivery.channel())
                .put("tries", delivery.tries())
                .put("nextTry", CertificateRow.time(delivery.nextTry()))
                .put("reason", delivery.reason())
                // For whoever looks at the table.
                .put("undeliverable", delivery.undeliverable())
                .build();
        agenda.put(delivery.notice().account(), delivery.nextTry(), name(delivery), body);
    }

    @Override
    public List<String> accounts() {
        return agenda.accounts();
    }

    @Override
    public List<FailedDelivery> due(String account, Instant now, int limit) {
        return agenda.due(account, now, limit).stream()
                .map(member -> read(member.body()))
                .toList();
    }

    @Override
    public void remove(FailedDelivery delivery) {
        agenda.remove(delivery.notice().account(), delivery.nextTry(), name(delivery));
    }

    private static String name(FailedDelivery delivery) {
        return delivery.notice().id() + "#" + delivery.channel();
    }

    private static FailedDelivery read(Json.Obj body) {
        return new FailedDelivery(
                Notice.read(body.object("notice")),
                body.required("channel"),
                body.requiredInt("tries"),
                Instant.parse(body.required("nextTry")),
                body.required("reason"));
    }
}

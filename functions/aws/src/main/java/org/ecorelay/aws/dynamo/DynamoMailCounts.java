package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import org.ecorelay.json.Json;
import org.ecorelay.notice.MailCounts;

/** Mails of a day on the work table: item {@code mails#<account>}, a member per UTC day. */
public final class DynamoMailCounts implements MailCounts {
    private static final Duration KEEP = Duration.ofDays(7);

    private final WorkTable work;
    private final InstantSource clock;

    public DynamoMailCounts(WorkTable work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public boolean take(String account, LocalDate day, int cap) {
        String item = "mails#" + account;
        int had = work.find(item, day.toString())
                .map(body -> body.requiredInt("count"))
                .orElse(0);
        if (had < cap) {
            work.put(item, day.toString(), Json.object().put("count", had + 1).build(), clock.instant(), KEEP);
        }
        return had < cap;
    }
}

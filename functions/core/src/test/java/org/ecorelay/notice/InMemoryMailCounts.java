package org.ecorelay.notice;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Mails counted in memory. Thread-safe. */
public final class InMemoryMailCounts implements MailCounts {
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public synchronized boolean take(String account, LocalDate day, int cap) {
        int had = counts.getOrDefault(account + day, 0);
        if (had < cap) {
            counts.put(account + day, had + 1);
        }
        return had < cap;
    }
}

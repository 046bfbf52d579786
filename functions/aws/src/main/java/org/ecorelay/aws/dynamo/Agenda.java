package org.ecorelay.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;

/**
 * What is to be done for each account and when, on the work table: item {@code <kind>#<account>} has members that begin with
 * their time, so that those that are not due hide none that are; item {@code <kind>s} names the accounts. One poller writes.
 */
final class Agenda {
    private static final int MAX_ACCOUNTS = 10_000;

    private final WorkTable work;
    private final InstantSource clock;
    private final String kind;
    private final Duration keep;

    /**
     * An agenda.
     *
     * @param keep how long an entry is kept beyond the time that it is written
     */
    Agenda(WorkTable work, InstantSource clock, String kind, Duration keep) {
        this.work = work;
        this.clock = clock;
        this.kind = kind;
        this.keep = keep;
    }

    /** The account is listed first: an entry that no pass looks at would be lost. */
    void put(String account, Instant at, String name, Json.Obj body) {
        Instant now = clock.instant();
        work.put(kind + "s", account, Json.Obj.EMPTY, now, keep.multipliedBy(2));
        work.put(item(account), member(at, name), body, now, keep);
    }

    /** Accounts that may have entries. */
    List<String> accounts() {
        return work.members(kind + "s", MAX_ACCOUNTS).stream()
                .map(WorkTable.Member::name)
                .toList();
    }

    /** Entries that are due, oldest first. An account without any entry is taken off the list. */
    List<WorkTable.Member> due(String account, Instant now, int limit) {
        // The names sort by time: '~' is behind every name of the same millisecond.
        List<WorkTable.Member> due = work.membersUpTo(item(account), CertificateRow.time(now) + "~", limit);
        if (due.isEmpty() && work.members(item(account), 1).isEmpty()) {
            work.delete(kind + "s", account);
        }
        return due;
    }

    void remove(String account, Instant at, String name) {
        work.delete(item(account), member(at, name));
    }

    private String item(String account) {
        return kind + "#" + account;
    }

    private static String member(Instant at, String name) {
        return CertificateRow.time(at) + "#" + name;
    }
}

package org.ecorelay.notice;

import java.time.LocalDate;

/** Port: how many mails an account has had. One poller at a time counts. */
public interface MailCounts {
    /** Counts one mail more, unless {@code cap} mails were counted on this day: then false. */
    boolean take(String account, LocalDate day, int cap);
}

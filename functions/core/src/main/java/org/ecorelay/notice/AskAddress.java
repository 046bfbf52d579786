package org.ecorelay.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.ConfirmationToken;
import org.ecorelay.account.Exporter;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.notice.AskedAddresses.Asked;
import org.ecorelay.notice.ConfirmationMails.Invitation;

/**
 * Asks the owner of an address whether alerts may go there: at most {@value #MAX_MAILS} mails, one, two, four and eight days
 * apart. Whoever does not answer the last one in time is not asked again.
 */
public final class AskAddress {
    static final int MAX_MAILS = 5;
    static final Duration VALIDITY = Duration.ofDays(14);

    private final ConfirmationMails mails;
    private final AskedAddresses asked;
    private final Duration retry;

    /**
     * Asks.
     *
     * @param retry after how long a mail that has certainly not left is tried again
     */
    public AskAddress(ConfirmationMails mails, AskedAddresses asked, Duration retry) {
        this.mails = mails;
        this.asked = asked;
        this.retry = retry;
    }

    /** Whether it was asked as often as may be, and the last link is over. */
    boolean givenUp(String account, Sha256 address, Instant now) {
        return givenUp(asked.find(account, address), now);
    }

    private static boolean givenUp(Asked before, Instant now) {
        return before.mails() >= MAX_MAILS && !now.isBefore(before.next());
    }

    /**
     * Mails the question when its time has come and the account has a mail left.
     *
     * @return whether an answer may still come
     */
    boolean ask(String account, Exporter exporter, AlertAddress address, BooleanSupplier mailLeft, Instant now) {
        Asked before = asked.find(account, address.hash());
        if (givenUp(before, now)) {
            return false;
        }
        if (!now.isBefore(before.next()) && mailLeft.getAsBoolean()) {
            Instant expires = now.plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS);
            var token = new ConfirmationToken(account, exporter.id(), address.hash(), expires);
            // Before the mail: a death in between costs a mail, and none is sent too often.
            asked.put(account, address.hash(), after(before.mails() + 1, now));
            if (!mails.send(new Invitation(token, exporter.party().name(), address))) {
                asked.put(account, address.hash(), new Asked(before.mails(), now.plus(retry)));
            }
        }
        return true;
    }

    private static Asked after(int mails, Instant now) {
        Duration wait = mails >= MAX_MAILS ? VALIDITY : Duration.ofDays(1L << (mails - 1));
        return new Asked(mails, now.plus(wait));
    }
}

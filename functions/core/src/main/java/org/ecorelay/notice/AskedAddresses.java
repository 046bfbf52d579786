package org.ecorelay.notice;

import java.time.Instant;
import org.ecorelay.attestation.Sha256;

/** Port: how often the owner of an address was asked, remembered for years. One poller at a time writes. */
public interface AskedAddresses {
    /**
     * What was asked so far.
     *
     * @param mails how many mails may have left
     * @param next before then no other mail leaves; after the last one: until when its link can be used
     */
    record Asked(int mails, Instant next) {
        /** Nobody was asked. */
        public static final Asked NEVER = new Asked(0, Instant.EPOCH);
    }

    /** How often an account has asked an address; {@link Asked#NEVER} when it has not. */
    Asked find(String account, Sha256 address);

    /** Replaces what is remembered. */
    void put(String account, Sha256 address, Asked asked);
}

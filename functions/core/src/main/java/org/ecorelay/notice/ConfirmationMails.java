package org.ecorelay.notice;

import org.ecorelay.account.AlertAddress;
import org.ecorelay.account.ConfirmationToken;

/** Port: the mail that asks the owner of an address whether alerts may go there. */
public interface ConfirmationMails {
    /**
     * One mail.
     *
     * @param token what its link says
     * @param exporter name of the exporter that lists the address
     */
    record Invitation(ConfirmationToken token, String exporter, AlertAddress to) {}

    /**
     * Sends once. Throws nothing for what the network, a service or the recipient does.
     *
     * @return false when the mail has certainly not left; true when it has, or may have
     */
    boolean send(Invitation invitation);
}

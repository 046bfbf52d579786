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
     * @return whether it counts as one of the mails that ask: false when it has certainly not left and the same mail may leave
     *     later; true when it has left, may have left, or is refused for good
     */
    boolean send(Invitation invitation);
}

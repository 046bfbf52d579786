package org.ecorelay.aws.smtp;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.ecorelay.aws.mail.Outbox.Sent;
import org.jspecify.annotations.Nullable;

/**
 * What a failed submission means (RFC 5321 4.2.1): 5yz for an address or the mail is for good, 4yz is not; 552 for an address is a
 * full mailbox, which may be emptied. What concerns us, sender and credential, is ours to repair and never for good.
 *
 * @param taken addresses that it was taken for
 * @param refused addresses that are refused for good
 */
record Answer(Sent sent, Set<String> taken, Set<String> refused) {
    private static final int TEMPORARY = 400;
    private static final int PERMANENT = 500;
    private static final int MAILBOX_FULL = 552;

    Answer {
        taken = Set.copyOf(taken);
        refused = Set.copyOf(refused);
    }

    /** No address is known to be settled. */
    static Answer of(Sent sent) {
        return new Answer(sent, Set.of(), Set.of());
    }

    /**
     * Reads what the library throws.
     *
     * @param ended whether the mail was sent to its end
     */
    static Answer of(MessagingException failure, boolean ended) {
        return switch (failure) {
            case AuthenticationFailedException _ -> notTaken("credential not accepted");
            case SMTPSendFailedException command
            when command.getValidSentAddresses() == null || command.getValidSentAddresses().length == 0 ->
                ofCommand(command, ended);
            case SendFailedException addresses -> ofAddresses(addresses);
            default -> ofCode(-1, ended, cause(failure));
        };
    }

    private static Answer notTaken(String reason) {
        return of(new Sent.NotTaken(reason));
    }

    private static Answer ofCommand(SMTPSendFailedException failure, boolean ended) {
        int code = failure.getReturnCode();
        boolean sender = String.valueOf(failure.getCommand()).startsWith("MAIL FROM");
        return sender && code > 0 ? notTaken("sender not accepted: " + code) : ofCode(code, ended, "connection lost");
    }

    /** Without a code there was no answer. */
    private static Answer ofCode(int code, boolean ended, String silence) {
        if (code >= PERMANENT) {
            return of(new Sent.Refused("mail refused: " + code));
        }
        if (code >= TEMPORARY) {
            return notTaken("mail not taken: " + code);
        }
        return ended ? of(new Sent.Unclear("no answer to the mail: " + silence)) : notTaken(silence);
    }

    private static Answer ofAddresses(SendFailedException failure) {
        var refused = new HashSet<String>();
        int later = 0;
        int code = 0;
        for (Exception next = failure; next instanceof MessagingException each; next = each.getNextException()) {
            if (each instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
                if (code >= PERMANENT && code != MAILBOX_FULL) {
                    refused.add(address.getAddress().getAddress());
                } else {
                    later = code;
                }
            }
        }
        Set<String> taken = plain(failure.getValidSentAddresses());
        Sent sent = later != 0 || code == 0
                ? new Sent.NotTaken("address not taken: " + later)
                : taken.isEmpty() ? new Sent.Refused("address refused: " + code) : new Sent.Taken();
        return new Answer(sent, taken, refused);
    }

    private static Set<String> plain(Address @Nullable [] addresses) {
        var plain = new HashSet<String>();
        for (Address address : addresses == null ? new Address[0] : addresses) {
            plain.add(((InternetAddress) address).getAddress());
        }
        return plain;
    }

    /** A class name: texts of exceptions quote what the server said. */
    private static String cause(MessagingException failure) {
        Exception next = failure.getNextException();
        return (next == null ? failure : next).getClass().getSimpleName();
    }
}

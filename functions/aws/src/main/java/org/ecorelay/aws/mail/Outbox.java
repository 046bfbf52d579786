package org.ecorelay.aws.mail;

/** Port: whoever carries mails. Its adapters keep one contract: SES ({@link SesOutbox}) and SMTP. */
public interface Outbox {
    /** Tries once. Throws nothing for what the network, the service or a recipient does. */
    Sent send(Mail mail);

    /** What is known after one try. Reasons are short words for a log and name no address. */
    sealed interface Sent {
        /** It was taken, for every address that is not refused for good. */
        record Taken() implements Sent {}

        /** The mail or each of its addresses is refused, and would be again. */
        record Refused(String reason) implements Sent {}

        /** It was certainly not taken, for one address at least, and may be later: a fault, a limit, or ours to repair. */
        record NotTaken(String reason) implements Sent {}

        /** It may have been taken. Sent again it has the same key, by which a mailbox can tell a repetition. */
        record Unclear(String reason) implements Sent {}
    }
}

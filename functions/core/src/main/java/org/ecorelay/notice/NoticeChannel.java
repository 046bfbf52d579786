package org.ecorelay.notice;

import org.ecorelay.account.Exporter;

/** Port: one way to reach an exporter. */
public interface NoticeChannel {
    /** Name of the channel whose messages are counted against the account's daily limit. */
    String EMAIL = "email";

    /** Short name, part of the delivery's key: {@link #EMAIL}, {@code sns}. */
    String name();

    /** Whether the exporter has an address in this channel. */
    default boolean reaches(Exporter exporter) {
        return !name().equals(EMAIL) || !exporter.alerts().isEmpty();
    }

    /** Tries once, by mail to every address of the exporter that is given. Throws nothing for what the network or the recipient does. */
    Delivery send(Notice notice, Exporter exporter);

    /** What became of one try. */
    sealed interface Delivery {
        /** The service has taken it. */
        record Delivered() implements Delivery {}

        /** The exporter has no address in this channel. */
        record NoAddress() implements Delivery {}

        /**
         * The service has not taken it, or not said so; the same notice may be sent again. {@code reason} names no address.
         */
        record Failed(String reason) implements Delivery {}

        /** The service refuses it for good: sent again to the same addresses it is refused again. {@code reason} names no address. */
        record Refused(String reason) implements Delivery {}
    }
}

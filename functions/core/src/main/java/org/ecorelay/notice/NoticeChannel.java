package org.ecorelay.notice;

import org.ecorelay.account.Exporter;

/** Port: one way to reach an exporter. */
public interface NoticeChannel {
    /** Short name, part of the delivery's key: {@code email}, {@code sns}. */
    String name();

    /** Tries once. Throws nothing for what the network or the recipient does. */
    Delivery send(Notice notice, Exporter exporter);

    /** What became of one try. */
    sealed interface Delivery {
        /** The service has taken it. */
        record Delivered() implements Delivery {}

        /** The exporter has no address in this channel. */
        record NoAddress() implements Delivery {}

        /** The service has not taken it; {@code reason} names no address. */
        record Failed(String reason) implements Delivery {}
    }
}

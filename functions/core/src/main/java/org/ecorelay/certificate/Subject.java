package org.ecorelay.certificate;

import java.time.Instant;
import org.ecorelay.account.KeyMode;

/**
 * What a certificate is about; only a correction changes its destination, nothing else ever changes.
 *
 * @param part number of this part of the order, from 1
 * @param mode test certificates never reach the live platform
 * @param createdAt when the order was accepted
 */
public record Subject(
        CertificateId id,
        String account,
        String store,
        String exporter,
        String orderNumber,
        int part,
        String destination,
        KeyMode mode,
        Instant createdAt) {
    /** The subject of part 1 of an order. */
    public static Subject ofOrder(
            String account,
            String store,
            String exporter,
            String orderNumber,
            String destination,
            KeyMode mode,
            Instant now) {
        var id = CertificateId.of(account, store, orderNumber, 1);
        return new Subject(id, account, store, exporter, orderNumber, 1, destination, mode, now);
    }

    /** Another part of the same order. */
    public Subject sibling(int number) {
        var sibling = CertificateId.of(account, store, orderNumber, number);
        return new Subject(sibling, account, store, exporter, orderNumber, number, destination, mode, createdAt);
    }

    /** Id of the first part of another order of the same store. */
    public CertificateId inStore(String otherOrder) {
        return CertificateId.of(account, store, otherOrder, 1);
    }

    /** After a correction of the destination. */
    Subject to(String country) {
        return new Subject(id, account, store, exporter, orderNumber, part, country, mode, createdAt);
    }
}

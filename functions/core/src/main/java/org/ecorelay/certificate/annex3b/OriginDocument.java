package org.ecorelay.certificate.annex3b;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.order.BackToBack;
import org.ecorelay.order.Order;
import org.ecorelay.order.ThirdPartyInvoice;

/**
 * All that a proof of origin says, before it is written in any form.
 *
 * @param id reference number of the document itself
 * @param consignment the exporter's own number of the consignment
 * @param preparedAt from the row, so that building twice gives the same
 * @param exporterId of the account, for findings
 * @param place where the exporter declares (box 15), or empty for its address
 * @param importingCountry ISO 3166-1 alpha-2
 * @param retroactiveAfterDays how many days after departure a certificate may be issued without being retroactive
 */
public record OriginDocument(
        String id,
        String consignment,
        Instant preparedAt,
        ProofOfOrigin proof,
        String exporterId,
        TradeParty exporter,
        Optional<String> place,
        TradeParty consignee,
        String importingCountry,
        Optional<Order.Transport> transport,
        Optional<ThirdPartyInvoice> thirdPartyInvoice,
        Optional<BackToBack> backToBack,
        int retroactiveAfterDays,
        List<Item> items) {
    /** RCEP 3.16.6: valid for one year from the day on which it is issued or completed. */
    private static final int VALID_YEARS = 1;

    /** RCEP 3.17.8: issued no later than one year after the date of shipment. */
    private static final int RETROACTIVE_YEARS = 1;

    public OriginDocument {
        items = List.copyOf(items);
    }

    /** From when it counts: the day of issue, or the time at which the declaration is completed. */
    public Instant validFrom() {
        return proof instanceof ProofOfOrigin.Issued issued
                ? issued.date().atStartOfDay(ZoneOffset.UTC).toInstant()
                : preparedAt;
    }

    /** Until when: one year, and no longer than the original that it rests on (3.16.6, 3.19(b)). */
    public Instant validUntil() {
        Instant year = validFrom().atZone(ZoneOffset.UTC).plusYears(VALID_YEARS).toInstant();
        return backToBack
                .map(original -> original.validUntil()
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .minusSeconds(1)
                        .toInstant())
                .filter(year::isAfter)
                .orElse(year);
    }

    /** The UTC day on which it is issued or completed. */
    public LocalDate day() {
        return validFrom().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The day on which the goods leave, as far as known. */
    Optional<LocalDate> departure() {
        return transport.flatMap(Order.Transport::departureDate);
    }

    /** Whether it must bear ISSUED RETROACTIVELY (3.17.8). A declaration has no such words. */
    public boolean retroactive() {
        return proof.isCertificate()
                && departure()
                        .filter(day -> day().isAfter(day.plusDays(retroactiveAfterDays)))
                        .isPresent();
    }

    /** Whether a certificate comes too late to be issued at all (3.17.8). */
    boolean tooLate() {
        return proof.isCertificate()
                && departure()
                        .filter(day -> day().isAfter(day.plusYears(RETROACTIVE_YEARS)))
                        .isPresent();
    }
}

package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.bill.ProductionCosts;
import org.ecorelay.origin.bill.WhollyObtained;

/**
 * What the alternatives of one good, or of one intermediate, are measured by. All amounts are in {@code currency}.
 *
 * @param pointer where to send what is missing
 * @param making where to send what is missing of how it was made: the same, or {@code madeFrom} of an intermediate
 * @param fob FOB value of a good, value of an intermediate
 */
record Facts(
        String pointer,
        String making,
        HsCode hs,
        String party,
        Optional<BigDecimal> fob,
        String currency,
        Optional<BigDecimal> weight,
        List<Used> used,
        Optional<WhollyObtained> whollyObtained,
        Processing processing,
        Optional<ProductionCosts> costs,
        Optional<Boolean> reaction) {
    /** What is asked for classification and origin: neither packing nor accessories (3.8, 3.9). */
    List<Used> processed() {
        return used.stream().filter(Used::countsForProcess).toList();
    }

    List<Used> nonOriginating() {
        return processed().stream().filter(Used::nonOriginating).toList();
    }

    /** What the value is made of: with retail packing and accessories (3.8, 3.9). */
    List<Used> valued() {
        return used.stream().filter(Used::countsForValue).toList();
    }

    /** Where its value is stated. */
    String fobPointer() {
        return pointer + (making.equals(pointer) ? "/fob" : "/value");
    }

    Facts withoutCumulation() {
        List<Used> alone =
                used.stream().map(one -> one.withoutCumulation(party)).toList();
        return new Facts(
                pointer, making, hs, party, fob, currency, weight, alone, whollyObtained, processing, costs, reaction);
    }
}

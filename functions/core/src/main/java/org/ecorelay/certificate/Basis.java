package org.ecorelay.certificate;

import java.time.Instant;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;

/**
 * What one version of a certificate rests on.
 *
 * @param orderHash hash of the order, which lies in the ledger under the certificate's id
 * @param destination ISO 3166-1 alpha-2 code of the importing country of that order
 * @param parts into how many parts the order is divided, as far as known
 * @param sourceTime when the storefront last changed the order, or empty when it never said so
 * @param products hash of the product profiles that a rebuild was asked for with, or empty
 */
public record Basis(
        Sha256 orderHash, String destination, int parts, Optional<Instant> sourceTime, Optional<Sha256> products) {
    /** The same order, built from other product profiles. */
    public Basis with(Sha256 currentProducts) {
        return new Basis(orderHash, destination, parts, sourceTime, Optional.of(currentProducts));
    }

    /** The same order, divided into so many parts. */
    public Basis divided(int into) {
        return new Basis(orderHash, destination, into, sourceTime, products);
    }

    /** Whether a document built on the other one would say the same. */
    public boolean sameDocument(Basis other) {
        return orderHash.equals(other.orderHash) && parts == other.parts && products.equals(other.products);
    }
}

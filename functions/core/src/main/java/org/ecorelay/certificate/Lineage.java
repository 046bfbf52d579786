package org.ecorelay.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.attestation.Sha256;

/**
 * Where the current version of a certificate comes from, and where it is wanted to go.
 *
 * @param newest the version that was filed last, or empty
 * @param inForce the version that is approved, with the platform's reference, or empty
 * @param sourceTime when the storefront last changed the order, or empty
 * @param products hash of the product profiles that this version was asked for with, or empty
 * @param issued the issued certificate that the document of this version rests on, by body and number, or empty
 * @param wanted what has to wait for the platform's answer, or empty
 */
public record Lineage(
        Optional<Filed> newest,
        Optional<Filed> inForce,
        Optional<Instant> sourceTime,
        Optional<Sha256> products,
        Optional<String> issued,
        Optional<Wanted> wanted) {
    /** One version that the platform has, under its own reference. */
    public record Filed(int version, String reference) {}

    /** The beginning of an order that the storefront changed at {@code sourceTime}. */
    static Lineage begin(Optional<Instant> sourceTime) {
        return new Lineage(
                Optional.empty(), Optional.empty(), sourceTime, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** After the platform has taken or decided a version. */
    Lineage after(int version, State state) {
        Optional<Filed> filed =
                state.said().flatMap(State.Filing::registered).map(reference -> new Filed(version, reference));
        return switch (state) {
            case State.Withdrawn _ -> begin(sourceTime);
            case State.Approved _ -> new Lineage(filed.or(() -> newest), filed, sourceTime, products, issued, wanted);
            default -> new Lineage(filed.or(() -> newest), inForce, sourceTime, products, issued, wanted);
        };
    }

    Lineage wanting(Optional<Wanted> wish) {
        return new Lineage(newest, inForce, sourceTime, products, issued, wish);
    }

    /** On a new basis; nothing more is wanted. */
    Lineage on(Basis basis) {
        return new Lineage(newest, inForce, basis.sourceTime(), basis.products(), Optional.empty(), Optional.empty());
    }

    Lineage changedAt(Instant time) {
        return new Lineage(newest, inForce, Optional.of(time), products, issued, wanted);
    }

    /** With a document that rests on an issued certificate, or on none. */
    Lineage coupled(Optional<String> reference) {
        return new Lineage(newest, inForce, sourceTime, products, reference, wanted);
    }

    /** Every version that a withdrawal has to take back at the platform. */
    public List<Filed> filed() {
        return Stream.concat(newest.stream(), inForce.stream()).distinct().toList();
    }

    /** The version that the next one replaces: the one in force, else the one filed last. */
    public Optional<Filed> replaced() {
        return inForce.or(() -> newest);
    }
}

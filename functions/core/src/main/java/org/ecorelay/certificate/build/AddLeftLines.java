package org.ecorelay.certificate.build;

import java.time.LocalDate;
import java.util.Optional;
import org.ecorelay.account.Registry;
import org.ecorelay.account.store.Store;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.change.CorrectCertificate;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.TouchOpenRow;
import org.ecorelay.certificate.decide.DecideBuild;
import org.ecorelay.certificate.decide.DetermineLines;
import org.ecorelay.certificate.decide.LineOrigin;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.ShippedOrder;

/**
 * Takes a line into its certificate that was left off because its data were missing, as soon as its product is known well enough: the next
 * version, by the path of corrections. What the platform is deciding keeps the wish; nobody is asked.
 *
 * <p>No wake-up is lost. The product is durable before anybody is woken. A row that is not decided yet is touched, and a builder that leaves
 * a line off gives way to that; of one that is decided the next version is durable before the product's sender is answered.
 */
public final class AddLeftLines {
    /** RCEP 3.16: valid for one year. Later the preference is not claimed with this certificate any more. */
    private static final int YEARS = 1;

    private final Records records;
    private final Registry registry;
    private final CorrectCertificate correct;
    private final ReadStated read;
    private final TouchOpenRow touch;

    /** Everything that waking reads and writes. */
    public AddLeftLines(Records records, Registry registry, CorrectCertificate correct) {
        this.records = records;
        this.registry = registry;
        this.correct = correct;
        this.read = new ReadStated(registry);
        this.touch = new TouchOpenRow(records);
    }

    /** What became of a certificate that waited for a product. */
    public sealed interface Woken {
        /** The builder has to look at it. */
        record Awake(DocumentId document) implements Woken {}

        /** The line comes in with the next version, once the platform has decided about this one. */
        record Wished() implements Woken {}

        /** What is known of the product is still not enough. */
        record StillWaits() implements Woken {}

        /** It does not wait for the product any more, or too long. */
        record Over() implements Woken {}
    }

    /** Wakes one that waits, or waited, for a product that is durable now. */
    public Woken wake(CertificateId id, String sku) {
        Optional<Certificate> found = records.certificates().find(id);
        if (found.isEmpty()) {
            return new Woken.Over();
        }
        Certificate row = isPartial(found.get()) ? touch.touch(found.get()) : found.get();
        if (row.status().isOpen()) {
            return new Woken.Awake(row.documentId());
        }
        if (row.ending()
                || row.state() instanceof State.Observed
                || isOld(row)
                || !LeftLines.skus(records.ledger(), row).contains(sku)) {
            return new Woken.Over();
        }
        return originates(row, sku) ? corrected(row) : new Woken.StillWaits();
    }

    /** In other stores no document without a line is made, and nobody has to give way. */
    private boolean isPartial(Certificate row) {
        return Store.find(registry, row.subject().account(), row.subject().store())
                .filter(store -> store.terms().partialCoverage())
                .isPresent();
    }

    private boolean isOld(Certificate row) {
        LocalDate last = Profile.day(row.subject().createdAt()).plusYears(YEARS);
        return Profile.day(records.clock().instant()).isAfter(last);
    }

    private boolean originates(Certificate row, String sku) {
        ShippedOrder order = records.ledger()
                .find(row.id(), Ledger.orderKey(row.orderHash()))
                .map(item -> ShippedOrder.readAccepted(JsonReader.readOwn(item.body())))
                .orElseThrow(
                        () -> new IllegalStateException("the order of %s is not in the ledger".formatted(row.id())));
        return OrderParts.part(order, row).stream().anyMatch(part -> {
            DecideBuild.Stated stated = read.stated(row.subject(), part.order().lines());
            return new DetermineLines(order.together(), stated.products(), stated.rules())
                    .of(part).stream()
                            .filter(LineOrigin.Covered.class::isInstance)
                            .anyMatch(line -> line.position().line().sku().equals(sku));
        });
    }

    private Woken corrected(Certificate row) {
        return switch (correct.rebuildAll(row)) {
            case Correction.Accepted(var now, int _, boolean begun) ->
                begun ? new Woken.Awake(now.documentId()) : new Woken.Wished();
            case Correction.Unchanged _,
                    Correction.Outdated _,
                    Correction.Ended _,
                    Correction.Covered _,
                    Correction.Refused _,
                    Correction.Invalid _ -> new Woken.Over();
        };
    }
}

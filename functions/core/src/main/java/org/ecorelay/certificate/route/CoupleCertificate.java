package org.ecorelay.certificate.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Registry;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.change.CorrectCertificate;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.TouchOpenRow;
import org.ecorelay.certificate.route.IssuedCertificate.CoveredOrder;
import org.ecorelay.certificate.route.IssuedCertificates.End;
import org.ecorelay.json.FieldProblem;

/**
 * Couples certificates that an issuing body has issued with the orders that wait for them, which then go on by themselves.
 *
 * <p>No wake-up is lost. First the certificate is durable where every builder looks; only then are the rows read, and each open one
 * is touched. A builder that looked before cannot commit what it decided without the certificate, because the touch has changed
 * the row; one that looks later sees the certificate. An order that is accepted later is built later still.
 */
public final class CoupleCertificate {
    private final IssuedCertificates issued;
    private final CheckAnnouncement check;
    private final Records records;
    private final CorrectCertificate correct;
    private final WorkQueue orders;
    private final TouchOpenRow touch;

    /** Everything that coupling reads and writes; {@code orders} takes what goes on to the builder. */
    public CoupleCertificate(Registry registry, Records records, CorrectCertificate correct, WorkQueue orders) {
        this.issued = new IssuedCertificates(registry);
        this.check = new CheckAnnouncement(registry);
        this.records = records;
        this.correct = correct;
        this.orders = orders;
        this.touch = new TouchOpenRow(records);
    }

    /** What became of an announcement. */
    public sealed interface Result {
        /** It is durable, now or since an earlier request with the same content; {@code orders} by their first parts. */
        record Accepted(Announcement announcement, List<CertificateId> orders) implements Result {
            public Accepted {
                orders = List.copyOf(orders);
            }
        }

        /** The number is known with other content, or stands no more. */
        record Conflict(String title, String detail) implements Result {}

        /** A withdrawal of a certificate that nobody has told of. */
        record Unknown() implements Result {}

        /** A field is wrong in a way that only the registry can tell. */
        record Invalid(List<FieldProblem> problems) implements Result {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Takes one announcement. The same again gives the same answer. */
    public Result accept(Caller caller, Announcement announcement) {
        return switch (announcement) {
            case Announcement.Issued(IssuedCertificate certificate) -> issue(caller, announcement, certificate);
            case Announcement.Withdrawn withdrawn -> withdraw(caller, withdrawn);
        };
    }

    private Result issue(Caller caller, Announcement announcement, IssuedCertificate certificate) {
        List<FieldProblem> problems = check.problems(caller.account(), certificate);
        if (!problems.isEmpty()) {
            return new Result.Invalid(problems);
        }
        String account = caller.account();
        if (!issued.keep(account, caller.mode(), certificate)) {
            return new Result.Conflict(
                    "The number is taken",
                    "Certificate %s of %s was told with other content; a certificate that was issued in its place has a number of its"
                                    .formatted(certificate.number(), certificate.body())
                            + " own, and names this one in replaces.");
        }
        Optional<String> before = certificate.replaces();
        if (before.isPresent()
                && !issued.end(
                        account,
                        caller.mode(),
                        certificate.body(),
                        before.get(),
                        new End.Replaced(certificate.number()))) {
            return ended(certificate.body(), before.get());
        }
        List<CoveredOrder> covered = Stream.concat(
                        certificate.orders().stream(), replaced(caller, certificate).stream())
                .distinct()
                .toList();
        certificate.orders().forEach(order -> issued.assign(account, caller.mode(), certificate, id(account, order)));
        covered.forEach(order -> wake(caller, order, Coupled.by(certificate)));
        return new Result.Accepted(announcement, ids(account, certificate));
    }

    /** The orders that the predecessor was for: those that the new one does not name have none now. */
    private List<CoveredOrder> replaced(Caller caller, IssuedCertificate certificate) {
        return certificate
                .replaces()
                .flatMap(number -> issued.find(caller.account(), caller.mode(), certificate.body(), number))
                .map(IssuedCertificate::orders)
                .orElse(List.of());
    }

    private Result withdraw(Caller caller, Announcement.Withdrawn withdrawn) {
        String account = caller.account();
        Optional<IssuedCertificate> known = issued.find(account, caller.mode(), withdrawn.body(), withdrawn.number());
        if (known.isEmpty()) {
            return new Result.Unknown();
        }
        if (!issued.end(
                account, caller.mode(), withdrawn.body(), withdrawn.number(), new End.Withdrawn(withdrawn.on()))) {
            return ended(withdrawn.body(), withdrawn.number());
        }
        known.get().orders().forEach(order -> wake(caller, order, Coupled.with(known.get())));
        return new Result.Accepted(withdrawn, ids(account, known.get()));
    }

    private static Result ended(String body, String number) {
        return new Result.Conflict(
                "The certificate stands no more",
                "Certificate %s of %s was replaced or withdrawn before, otherwise than this says."
                        .formatted(number, body));
    }

    /** Which couplings an announcement undoes. */
    private interface Coupled {
        boolean isUndone(Optional<String> reference);

        /** A new one goes where there is none, or its predecessor. */
        static Coupled by(IssuedCertificate issued) {
            return reference -> reference.isEmpty()
                    || reference.equals(issued.replaces().map(number -> issued.body() + " " + number));
        }

        /** A withdrawn one leaves where it is. */
        static Coupled with(IssuedCertificate issued) {
            return reference -> reference.equals(Optional.of(issued.reference()));
        }
    }

    private void wake(Caller caller, CoveredOrder order, Coupled coupled) {
        CertificateId id = id(caller.account(), order);
        List<Certificate> parts = find(id, caller.mode()).stream()
                .flatMap(first ->
                        Stream.concat(Stream.of(first), records.certificates().findAll(first.furtherParts()).stream()))
                .toList();
        var awake = new ArrayList<DocumentId>();
        boolean anew = false;
        for (Certificate part : parts) {
            Certificate now = touch.touch(part);
            if (now.status().isOpen()) {
                awake.add(now.documentId());
            } else {
                anew |= concerns(order, now) && coupled.isUndone(now.lineage().issued());
            }
        }
        orders.send(awake);
        if (anew
                && correct.rebuild(caller, id) instanceof Correction.Accepted(var row, int _, boolean begun)
                && begun) {
            orders.send(List.of(row.documentId()));
        }
    }

    private Optional<Certificate> find(CertificateId id, KeyMode mode) {
        return records.certificates().find(id).filter(row -> row.subject().mode() == mode);
    }

    /** Nothing is proven for what needs no proof, is covered by another order or is withdrawn; the others have a document, or an answer without one. */
    private static boolean concerns(CoveredOrder order, Certificate row) {
        boolean other =
                order.part().filter(part -> part != row.subject().part()).isPresent();
        boolean needless = row.state() instanceof State.Covered
                || (row.state() instanceof State.NotRequired(var reason) && reason.isNeedless());
        return !other && !needless && !(row.state() instanceof State.Withdrawn);
    }

    private static CertificateId id(String account, CoveredOrder order) {
        return CertificateId.of(account, order.store(), order.number(), 1);
    }

    private static List<CertificateId> ids(String account, IssuedCertificate certificate) {
        return certificate.orders().stream().map(order -> id(account, order)).toList();
    }
}

package org.ecorelay.certificate.route;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.origin.RcepParties;

/** What an exporter, its ERP or the Single Window tells about the certificates of an issuing body. */
public sealed interface Announcement {
    /** It has issued one. */
    record Issued(IssuedCertificate certificate) implements Announcement {
        @Override
        public String body() {
            return certificate.body();
        }

        @Override
        public String number() {
            return certificate.number();
        }
    }

    /** It has withdrawn one, and there is no other in its place. */
    record Withdrawn(String body, String number, LocalDate on) implements Announcement {}

    String body();

    String number();

    /** The result of reading one. */
    sealed interface Reading {
        /** Every field is good. */
        record Valid(Announcement announcement) implements Reading {}

        /** At least one field is not. */
        record Invalid(List<FieldProblem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads one, or lists every bad field. A member {@code withdrawnOn} makes it a withdrawal.
     *
     * @param today no certificate has a later date
     */
    static Reading read(Json body, LocalDate today) {
        var fields = Fields.of(body);
        boolean withdrawal = body instanceof Json.Obj object && object.members().containsKey("withdrawnOn");
        Announcement announcement = withdrawal ? withdrawn(fields, today) : issued(fields, today);
        return fields.problems().isEmpty() ? new Reading.Valid(announcement) : new Reading.Invalid(fields.problems());
    }

    private static Announcement withdrawn(Fields fields, LocalDate today) {
        var withdrawn = new Withdrawn(
                fields.text("body", 30, Exporter.ISSUING_BODY),
                fields.text("number", 35, Approval.NUMBER),
                fields.date("withdrawnOn"));
        fields.nothingElse();
        notLater(fields, "withdrawnOn", withdrawn.on(), today);
        return withdrawn;
    }

    private static Announcement issued(Fields fields, LocalDate today) {
        IssuedCertificate issued = IssuedCertificate.read(fields);
        notLater(fields, "date", issued.date(), today);
        if (issued.replaces().equals(Optional.of(issued.number()))) {
            fields.problem(Code.FIELD_FORMAT, fields.at("replaces"), "must be another number than its own");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < issued.items().size(); i++) {
            item(fields, issued, i, seen);
        }
        return new Issued(issued);
    }

    private static void notLater(Fields fields, String name, LocalDate date, LocalDate today) {
        if (date.isAfter(today)) {
            fields.problem(Code.FIELD_RANGE, fields.at(name), "must not be in the future");
        }
    }

    private static void item(Fields fields, IssuedCertificate issued, int index, Set<String> seen) {
        IssuedCertificate.Item item = issued.items().get(index);
        String at = fields.at("items") + "/" + index;
        if (!RcepParties.all().contains(item.originCountry())
                && item.originCountry().length() == 2) {
            fields.problem(Code.FIELD_RANGE, at + "/originCountry", "must be a Party to RCEP");
        }
        if (item.line().isPresent() && issued.orders().size() > 1) {
            fields.problem(
                    Code.FIELD_RANGE, at + "/line", "must be left out where a certificate covers several orders");
        }
        if (!item.sku().isEmpty()
                && !seen.add(item.line().map(line -> line + " ").orElse("") + item.sku())) {
            fields.problem(
                    Code.FIELD_RANGE, at + "/sku", "must not be named twice; number the lines of one SKU with line");
        }
    }
}

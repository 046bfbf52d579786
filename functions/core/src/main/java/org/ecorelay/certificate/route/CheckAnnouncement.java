package org.ecorelay.certificate.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Route;
import org.ecorelay.account.store.Store;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;

/** Whether an issued certificate can be one of this account's: its stores, one exporter, that exporter's route and body. */
final class CheckAnnouncement {
    private final Registry registry;

    CheckAnnouncement(Registry registry) {
        this.registry = registry;
    }

    List<FieldProblem> problems(String account, IssuedCertificate issued) {
        var problems = new ArrayList<FieldProblem>();
        Optional<String> first = Optional.empty();
        for (int i = 0; i < issued.orders().size(); i++) {
            String pointer = "/orders/%d/store".formatted(i);
            Optional<String> exporter = Store.find(
                            registry, account, issued.orders().get(i).store())
                    .map(Store::exporter);
            if (exporter.isEmpty()) {
                problems.add(new FieldProblem(Code.STORE_UNKNOWN, pointer, "is not a store of this account"));
            } else if (first.isPresent() && !first.equals(exporter)) {
                problems.add(new FieldProblem(
                        Code.OTHER_EXPORTER,
                        pointer,
                        "sells for another exporter; a certificate has one exporter (box 1)"));
            } else if (first.isEmpty()) {
                first = exporter;
                problems.addAll(route(Exporter.find(registry, account, exporter.get()), issued, pointer));
            }
        }
        return problems;
    }

    private static List<FieldProblem> route(Optional<Exporter> exporter, IssuedCertificate issued, String pointer) {
        if (exporter.flatMap(Exporter::route).filter(Route.ISSUING_BODY::equals).isEmpty()) {
            return List.of(new FieldProblem(
                    Code.EXPORTER_ROUTE,
                    pointer,
                    "is of an exporter that has not stated the route ISSUING_BODY; set its route first"));
        }
        return exporter.get()
                        .issuingBody()
                        .filter(body -> !body.equals(issued.body()))
                        .isPresent()
                ? List.of(new FieldProblem(
                        Code.OTHER_ISSUING_BODY, "/body", "is not the issuing body that the exporter applies to"))
                : List.of();
    }
}

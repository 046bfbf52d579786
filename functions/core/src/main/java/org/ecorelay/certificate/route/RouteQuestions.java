package org.ecorelay.certificate.route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.account.Approval;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Route;
import org.ecorelay.certificate.Finding;
import org.ecorelay.origin.HsCode;

/** What an exporter has to say or to correct before its route is open. Pure. */
public final class RouteQuestions {
    private RouteQuestions() {}

    /** What is missing for any goods on a day. */
    public static List<Finding> of(Exporter exporter, LocalDate day) {
        if (exporter.route().isEmpty()) {
            return List.of(new Finding(
                    "EXPORTER_ROUTE_MISSING",
                    pointer(exporter, "route"),
                    "It is not known how this exporter proves origin: by its own declaration as an approved exporter (RCEP"
                            + " 3.21), or by a certificate of an issuing body (RCEP 3.17).",
                    "Set route to DECLARATION or to ISSUING_BODY."));
        }
        return exporter.route().get() == Route.DECLARATION ? approval(exporter, day) : List.of();
    }

    private static List<Finding> approval(Exporter exporter, LocalDate day) {
        if (exporter.approval().filter(approval -> approval.holds(day)).isEmpty()) {
            return List.of(new Finding(
                    "EXPORTER_NOT_APPROVED",
                    pointer(exporter, "approvedExporter"),
                    "A declaration of origin needs an approved exporter with a valid authorisation (RCEP 3.21).",
                    "Enter the authorisation code and its last day, or use the route of an issuing body."));
        }
        return exporter.approval().get().goods().isEmpty()
                ? List.of(
                        new Finding(
                                "EXPORTER_GOODS_MISSING",
                                pointer(exporter, "approvedExporter/goods"),
                                "It is not known which goods the authorisation as approved exporter names (RCEP 3.21).",
                                "Enter the HS chapters of the authorisation in approvedExporter.goods, like [\"61-63\",\"85\"]."))
                : List.of();
    }

    /** Which of these goods the authorisation of a declarant does not name, one question for each HS chapter. */
    public static List<Finding> goods(Exporter exporter, Collection<HsCode> goods) {
        var findings = new ArrayList<Finding>();
        boolean declares = exporter.route().filter(Route.DECLARATION::equals).isPresent();
        exporter.approval()
                .filter(approval -> declares && !approval.goods().isEmpty())
                .ifPresent(approval -> chapters(approval, goods)
                        .forEach(chapter -> findings.add(new Finding(
                                "EXPORTER_GOODS_NOT_APPROVED",
                                pointer(exporter, "approvedExporter/goods"),
                                "The authorisation as approved exporter does not name goods of HS chapter %s (RCEP 3.21)."
                                        .formatted(chapter),
                                "Enter chapter %s in approvedExporter.goods if the authorisation names it, or use the route of"
                                                .formatted(chapter)
                                        + " an issuing body."))));
        return findings;
    }

    private static Set<String> chapters(Approval approval, Collection<HsCode> goods) {
        Set<String> chapters = new TreeSet<>();
        goods.stream()
                .map(code -> code.upTo(6))
                .filter(code -> !approval.names(code))
                .forEach(code -> chapters.add(code.substring(0, 2)));
        return chapters;
    }

    private static String pointer(Exporter exporter, String field) {
        return "/exporters/%s/%s".formatted(exporter.id(), field);
    }
}

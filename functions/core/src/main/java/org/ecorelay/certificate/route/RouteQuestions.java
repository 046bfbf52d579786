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
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.HsCode;

/** What an exporter has to say or to correct before its route is open. Pure. */
public final class RouteQuestions {
    private RouteQuestions() {}

    /** What is missing for any goods on a day. */
    public static List<Finding> of(Exporter exporter, LocalDate day) {
        if (exporter.route().isEmpty()) {
            return List.of(Finding.of("EXPORTER_ROUTE_MISSING", pointer(exporter, "route")));
        }
        return exporter.route().get() == Route.DECLARATION ? approval(exporter, day) : List.of();
    }

    private static List<Finding> approval(Exporter exporter, LocalDate day) {
        if (exporter.approval().filter(approval -> approval.holds(day)).isEmpty()) {
            return List.of(Finding.of("EXPORTER_NOT_APPROVED", pointer(exporter, "approvedExporter")));
        }
        return exporter.approval().get().goods().isEmpty()
                ? List.of(Finding.of("EXPORTER_GOODS_MISSING", pointer(exporter, "approvedExporter/goods")))
                : List.of();
    }

    /** Which of these goods the authorisation of a declarant does not name, one question for each HS chapter. */
    public static List<Finding> goods(Exporter exporter, Collection<HsCode> goods) {
        var findings = new ArrayList<Finding>();
        boolean declares = exporter.route().filter(Route.DECLARATION::equals).isPresent();
        exporter.approval()
                .filter(approval -> declares && !approval.goods().isEmpty())
                .ifPresent(approval -> chapters(approval, goods)
                        .forEach(chapter -> findings.add(Finding.of(
                                "EXPORTER_GOODS_NOT_APPROVED", pointer(exporter, "approvedExporter/goods"), chapter))));
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

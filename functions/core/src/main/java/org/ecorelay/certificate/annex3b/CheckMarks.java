package org.ecorelay.certificate.annex3b;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.finding.Finding;

/** Marks that name another country of origin than box 11 contradict the certificate (fill-in notes to box 7). */
final class CheckMarks {
    private static final Pattern MADE_IN =
            Pattern.compile("\\b(?:MADE|PRODUCED|MANUFACTURED) IN (?:THE )?(.+)", Pattern.CASE_INSENSITIVE);

    /** Other names under which goods are marked, beside the one on the form. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of(
            "BN", List.of("BRUNEI"),
            "CN", List.of("P.R. CHINA", "P.R.CHINA", "PR CHINA", "P.R.C", "PRC", "PEOPLE'S REPUBLIC OF CHINA"),
            "KR", List.of("REPUBLIC OF KOREA", "SOUTH KOREA", "R.O.K", "ROK"),
            "LA", List.of("LAO", "LAOS"),
            "MM", List.of("BURMA"),
            "VN", List.of("VIETNAM"));

    private CheckMarks() {}

    static Optional<Question> of(Item item) {
        return item.line()
                .marks()
                .filter(marks -> namesAnother(marks, item.originCountry()))
                .map(_ -> Question.of(Finding.of(
                        "MARKS_OTHER_COUNTRY",
                        "/lines/%d/marks".formatted(item.lineIndex()),
                        FormWords.country(item.originCountry()))));
    }

    private static boolean namesAnother(String marks, String origin) {
        Matcher madeIn = MADE_IN.matcher(marks);
        for (int from = 0; madeIn.find(from); from = madeIn.start() + 1) {
            String named = madeIn.group(1).toUpperCase(Locale.ROOT).strip();
            boolean own = named.startsWith(FormWords.country(origin).toUpperCase(Locale.ROOT))
                    || OTHER_NAMES.getOrDefault(origin, List.of()).stream().anyMatch(named::startsWith);
            if (!own) {
                return true;
            }
        }
        return false;
    }
}

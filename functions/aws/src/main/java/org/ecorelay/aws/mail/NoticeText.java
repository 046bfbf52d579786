package org.ecorelay.aws.mail;

import org.ecorelay.aws.lambda.Html;
import org.ecorelay.notice.Notice;

/** A notice as a mail shows it. */
final class NoticeText {
    private static final String FOOTER = "A platform status is a pre-verification: customs decides on preference."
            + " This message has no certificate attached.";
    private static final String SIMULATED = "TEST: sent with a test key; nothing was sent to the live platform.";

    private NoticeText() {}

    /** The text in one line: what a platform or a storefront wrote cannot pretend to be a line or a header of its own. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }

    static String plain(Notice notice) {
        var text = new StringBuilder(line(notice.headline())).append("\n\n");
        notice.facts()
                .forEach((label, value) -> text.append(line(label))
                        .append(": ")
                        .append(line(value))
                        .append('\n'));
        if (notice.simulated()) {
            text.append('\n').append(SIMULATED).append('\n');
        }
        return text.append('\n').append(FOOTER).append('\n').toString();
    }

    /** Chinese is said to be Chinese: else many programs show it in the glyphs of another language. */
    private static String row(String label) {
        boolean chinese = label.codePoints().anyMatch(Character::isIdeographic);
        return chinese ? "<tr lang=\"zh-Hans\">" : "<tr>";
    }

    static String html(Notice notice) {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><body style=\"font-family:sans-serif\"><p>")
                .append(Html.escape(notice.headline()))
                .append("</p><table>");
        notice.facts()
                .forEach((label, value) -> html.append(row(label))
                        .append("<th align=\"left\">")
                        .append(Html.escape(label))
                        .append("</th><td>")
                        .append(Html.escape(value))
                        .append("</td></tr>"));
        html.append("</table>");
        if (notice.simulated()) {
            html.append("<p><strong>").append(SIMULATED).append("</strong></p>");
        }
        return html.append("<p><small>")
                .append(FOOTER)
                .append("</small></p></body></html>")
                .toString();
    }
}

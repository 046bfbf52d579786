package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated rows (RFC 4180) with the line on which each begins; blank lines are left out. */
public final class CsvRows {
    /** A row; {@code broken} when a quotation mark is never closed or stands inside an unquoted cell. */
    public record Row(int line, List<String> cells, boolean broken) {}

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean broken;

    private CsvRows(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Every row of a text, a byte order mark left out. */
    public static List<Row> of(String text) {
        return new CsvRows(text).read();
    }

    private List<Row> read() {
        while (at < text.length()) {
            int start = line;
            broken = false;
            var cells = new ArrayList<String>();
            do {
                cells.add(peek('"') ? quoted() : plain());
            } while (skip(','));
            if (!endOfLine()) {
                broken = true;
                plainRest();
            }
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                rows.add(new Row(start, cells, broken));
            }
        }
        return rows;
    }

    private String quoted() {
        var cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && !skip('"')) {
                return cell.toString();
            }
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
        broken = true;
        return cell.toString();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            broken |= text.charAt(at) == '"';
            at++;
        }
        return text.substring(start, at);
    }

    private void plainRest() {
        while (!endOfLine()) {
            at++;
        }
    }

    private boolean endOfLine() {
        if (at == text.length()) {
            return true;
        }
        boolean carriage = skip('\r');
        boolean newline = skip('\n');
        line += carriage || newline ? 1 : 0;
        return carriage || newline;
    }

    private boolean peek(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private boolean skip(char wanted) {
        boolean there = peek(wanted);
        at += there ? 1 : 0;
        return there;
    }
}

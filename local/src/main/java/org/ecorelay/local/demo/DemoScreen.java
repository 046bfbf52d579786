package org.ecorelay.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a person sees of the demo: on a terminal one table that changes in place, elsewhere one line for each change and the
 * table at the end. Used by one thread.
 */
final class DemoScreen {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String OFF = "\u001b[0m";

    private final PrintStream out;
    private final boolean live;
    private final boolean colour;
    private int drawn;

    /**
     * A screen.
     *
     * @param live whether lines can be drawn again
     * @param colour whether colour may be used
     */
    DemoScreen(PrintStream out, boolean live, boolean colour) {
        this.out = out;
        this.live = live;
        this.colour = colour;
    }

    void line(String text) {
        out.println(text);
        drawn = 0;
    }

    /** One order has changed. */
    void changed(Progress progress, List<Progress> all) {
        if (live) {
            table(all);
        } else {
            out.printf(
                    Locale.ROOT,
                    "  %-9s %-2s  %s%n",
                    progress.order().number(),
                    progress.order().destination(),
                    String.join(" → ", progress.states()));
        }
    }

    /** The table, over the one drawn before. */
    void table(List<Progress> all) {
        if (live && drawn > 0) {
            out.printf("\u001b[%dA", drawn);
        }
        row(colour ? DIM : "", "ORDER", "TO", "WHAT IT SHOWS", "STATUS", "STATES");
        for (Progress each : all) {
            row(
                    "",
                    each.order().number(),
                    each.order().destination(),
                    each.order().title(),
                    mark(each) + each.shown(),
                    String.join(" → ", each.states()));
        }
        drawn = all.size() + 1;
        out.flush();
    }

    /** How the origin of every line was determined. An order that is another's twin is not told twice. */
    void origins(List<Progress> all) {
        line("");
        line(
                "Origin of every line, determined from its bill of materials. The margin says how much of the criterion's room is left.");
        line((colour ? DIM : "") + "  %-9s %s".formatted("ORDER", LineShown.heading()) + (colour ? OFF : ""));
        for (Progress each : all) {
            if (each.order().sameAs() == null) {
                for (LineShown shown : each.lines()) {
                    line("  %-9s %s".formatted(each.order().number(), shown.row()));
                }
            }
        }
    }

    private String mark(Progress each) {
        if (!each.ended()) {
            return "… ";
        }
        String sign = each.asExpected() ? "✓ " : "✗ ";
        return colour ? (each.asExpected() ? GREEN : RED) + sign + OFF : sign;
    }

    private void row(String style, String number, String to, String title, String status, String states) {
        int padding = 25 + (status.contains(OFF) ? GREEN.length() + OFF.length() : 0);
        String text = String.format(
                Locale.ROOT, "  %-9s %-2s  %-52s %-" + padding + "s %s", number, to, title, status, states);
        out.println(style + text.stripTrailing() + (style.isEmpty() ? "" : OFF) + (live ? "\u001b[K" : ""));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}

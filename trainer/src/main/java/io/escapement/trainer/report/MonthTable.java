package io.escapement.trainer.report;

import io.escapement.trainer.backtest.result.MonthReturn;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Returns of calendar months as a table of years, coloured by size. */
final class MonthTable {
    private static final int MONTHS = 12;
    private static final String[] NAMES = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final Html page;

    MonthTable(Html page) {
        this.page = page;
    }

    void write(List<MonthReturn> months) {
        page.raw("<section id=\"months\"><h2>Months</h2>\n");
        if (months.isEmpty()) {
            page.raw("<p class=\"empty\">No months: the core gave no report of the account.</p></section>\n");
            return;
        }
        final TreeMap<Integer, Double[]> years = new TreeMap<>();
        double largest = 0;
        for (final MonthReturn month : months) {
            years.computeIfAbsent(month.year(), year -> new Double[MONTHS])[month.month() - 1] = month.value();
            largest = Double.isNaN(month.value()) ? largest : Math.max(largest, Math.abs(month.value()));
        }
        page.raw("<div class=\"scroll\"><table class=\"heat\"><thead><tr><th scope=\"col\">Year</th>");
        for (final String name : NAMES) {
            page.raw("<th scope=\"col\" class=\"n\">" + name + "</th>");
        }
        page.raw("<th scope=\"col\" class=\"n\">Year</th></tr></thead><tbody>");
        for (final var year : years.entrySet()) {
            double whole = 1;
            page.raw("<tr><th scope=\"row\">" + year.getKey() + "</th>");
            for (final Double value : year.getValue()) {
                whole *= isNone(value) ? 1 : 1 + value;
                heat(value, largest);
            }
            page.number(Figures.signedPercent(whole - 1, 2), Figures.sign(whole - 1))
                    .raw("</tr>");
        }
        page.raw(
                "</tbody></table></div>\n<p class=\"caption\">Returns of the equity, UTC; the first and the last month may"
                        + " be parts.</p></section>\n");
    }

    /** Not of the run, or without anything at its beginning. */
    private static boolean isNone(Double value) {
        return value == null || value.isNaN();
    }

    private void heat(Double value, double largest) {
        if (isNone(value)) {
            page.raw("<td class=\"n none\"></td>");
            return;
        }
        final double strength = largest == 0 ? 0 : Math.abs(value) / largest;
        page.raw("<td class=\"n " + (value < 0 ? "bad" : "good") + "\" style=\"--s:"
                        + String.format(Locale.ROOT, "%.0f", 8 + strength * 62) + "%\">")
                .text(Figures.signedPercent(value, 2))
                .raw("</td>");
    }
}

package io.escapement.trainer.report;

import java.util.Locale;

/** Bars within tables. */
final class Bars {
    private static final double HALF = 50;
    private static final double WHOLE = 100;

    private Bars() {}

    /** From the middle, to the right for more than 0. */
    static String signed(double value, double largest) {
        if (Double.isNaN(value) || largest <= 0) {
            return "";
        }
        final double width = Math.abs(value) / largest * HALF;
        return "<div class=\"bar mid\"><i class=\"" + (value < 0 ? "bad" : "good") + "\" style=\""
                + (value < 0 ? "right" : "left") + ":50%;width:" + text(width) + "%\"></i></div>";
    }

    /** From the left. */
    static String plain(double value, double largest) {
        if (Double.isNaN(value) || largest <= 0) {
            return "";
        }
        return "<div class=\"bar\"><i style=\"left:0;width:" + text(value / largest * WHOLE) + "%\"></i></div>";
    }

    private static String text(double width) {
        return String.format(Locale.ROOT, "%.1f", width);
    }
}

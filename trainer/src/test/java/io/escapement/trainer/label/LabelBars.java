package io.escapement.trainer.label;

import io.escapement.trainer.history.HistoryBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Bars of three minutes written as open, high, low, close; the first one opens at {@link #FROM_MS}. */
final class LabelBars {
    static final int MINUTES = 3;
    static final long STEP_MS = MINUTES * 60_000L;

    /** 08:00 of some day, so that funding falls on a bar's beginning. */
    static final long FROM_MS = 20_000 * 86_400_000L + 8 * 3_600_000L;

    private final List<HistoryBar> bars = new ArrayList<>();
    private long next = FROM_MS;

    LabelBars bar(double open, double high, double low, double close) {
        bars.add(new HistoryBar(next, price(open), price(high), price(low), price(close), BigDecimal.ONE, null));
        next += STEP_MS;
        return this;
    }

    /** Bars in which nothing happens, around 100. */
    LabelBars quiet(int count) {
        for (int i = 0; i < count; i++) {
            bar(100, 100.5, 99.5, 100);
        }
        return this;
    }

    /** Leaves a bar out. */
    LabelBars hole() {
        next += STEP_MS;
        return this;
    }

    FineBars fine() {
        return new FineBars(bars, MINUTES);
    }

    /** Close of the bar of a number, from 1. */
    static long closeOf(int number) {
        return FROM_MS + number * STEP_MS;
    }

    private static long price(double value) {
        return Math.round(value * 1e8);
    }
}

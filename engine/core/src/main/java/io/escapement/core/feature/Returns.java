package io.escapement.core.feature;

import io.escapement.core.market.BarSeries;

/** Returns from one price to a later one. Both prices are positive; equal prices give exactly 0. */
public final class Returns {
    private Returns() {}

    /**
     * Simple return, as TA-Lib's ROCP.
     *
     * @param price later one
     * @param before earlier one
     * @return {@code price / before - 1}
     */
    public static double simple(double price, double before) {
        return price / before - 1;
    }

    /**
     * Logarithmic return: those of successive bars add up.
     *
     * @param price later one
     * @param before earlier one
     * @return {@code ln(price / before)}
     */
    public static double log(double price, double before) {
        return StrictMath.log(price / before);
    }

    /**
     * Simple return of the newest closes of a series.
     *
     * @param series whose
     * @param bars back from the newest one, positive
     * @return NaN when the series is shorter
     */
    public static double simpleOver(BarSeries series, int bars) {
        return series.size() <= bars ? Double.NaN : simple(series.closeOf(0), series.closeOf(bars));
    }
}

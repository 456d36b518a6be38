package io.escapement.venue.model;

import java.time.LocalDate;

/**
 * Where bars begin and end. Up to a day they are multiples of their minutes since the epoch, weeks begin on Monday,
 * months on their first day, all UTC. Weeks and months are named by the minutes of seven and of thirty days.
 */
public final class BarIntervals {
    /** Name of a day. */
    public static final int DAY = 1_440;

    /** Name of a week. */
    public static final int WEEK = 10_080;

    /** Name of a month, whatever its length. */
    public static final int MONTH = 43_200;

    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = DAY * MINUTE_MS;

    /** The epoch was a Thursday. */
    private static final long MONDAY_MS = 4 * DAY_MS;

    private BarIntervals() {}

    /**
     * First instant of the bar that a time lies in.
     *
     * @param minutes of the interval, by name
     * @param timeMs any
     * @return at most {@code timeMs}
     */
    public static long openMs(int minutes, long timeMs) {
        if (minutes < WEEK) {
            return timeMs - Math.floorMod(timeMs, minutes * MINUTE_MS);
        }
        if (minutes == WEEK) {
            return timeMs - Math.floorMod(timeMs - MONDAY_MS, WEEK * MINUTE_MS);
        }
        return LocalDate.ofEpochDay(Math.floorDiv(timeMs, DAY_MS))
                        .withDayOfMonth(1)
                        .toEpochDay()
                * DAY_MS;
    }

    /**
     * First instant behind a bar.
     *
     * @param minutes of the interval, by name
     * @param openMs first instant of the bar
     * @return first instant of the next one
     */
    public static long closeMs(int minutes, long openMs) {
        return minutes < MONTH
                ? openMs + minutes * MINUTE_MS
                : LocalDate.ofEpochDay(Math.floorDiv(openMs, DAY_MS))
                                .plusMonths(1)
                                .toEpochDay()
                        * DAY_MS;
    }

    /**
     * First beginning of a bar that is not before a time.
     *
     * @param minutes of the interval, by name
     * @param timeMs any
     * @return at least {@code timeMs}
     */
    public static long ceilMs(int minutes, long timeMs) {
        final long open = openMs(minutes, timeMs);
        return open == timeMs ? timeMs : closeMs(minutes, open);
    }
}

package io.escapement.tools.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of a journal as people read them, in UTC. */
public final class TimeText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private TimeText() {}

    /**
     * @param timeNs nanoseconds since the epoch
     * @return date, hour and minute
     */
    public static String minute(long timeNs) {
        return MINUTE.format(Instant.ofEpochSecond(0, timeNs));
    }

    /**
     * @param timeNs nanoseconds since the epoch
     * @return date and time to the second
     */
    public static String second(long timeNs) {
        return SECOND.format(Instant.ofEpochSecond(0, timeNs));
    }

    /**
     * @param ns nanoseconds
     * @return hours and minutes, or seconds below a minute
     */
    public static String span(long ns) {
        final Duration length = Duration.ofNanos(ns);
        if (length.toMinutes() == 0) {
            return length.toSeconds() + " s";
        }
        return length.toHours() == 0
                ? length.toMinutes() + " min"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }
}

package io.escapement.gateway.bybit.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The venue's clock inside the text by which it refuses a request for its time stamp. */
public final class ServerTimestamp {
    /** No such time in the text. */
    public static final long NONE = 0;

    private static final Pattern STAMP = Pattern.compile("server_timestamp\\[(\\d{13})]");

    private ServerTimestamp() {}

    /**
     * Reads it.
     *
     * @param text of the refusal
     * @return milliseconds since the epoch, or {@link #NONE}
     */
    public static long of(String text) {
        final Matcher found = STAMP.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : NONE;
    }
}

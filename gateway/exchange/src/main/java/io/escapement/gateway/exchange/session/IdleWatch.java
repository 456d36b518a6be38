package io.escapement.gateway.exchange.session;

import io.escapement.gateway.exchange.net.SocketLink;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts connections on which nothing goes, in either direction, for their time: ten minutes, or what the client asked
 * for. The venue looks every half minute only, so a cut may be that late. Event loop only.
 */
public final class IdleWatch {
    /** Seconds between two looks. */
    public static final int SCAN_SECONDS = 30;

    /** What a connection gets that asks for nothing. */
    static final int DEFAULT_SECONDS = 600;

    private static final Pattern ASKED = Pattern.compile("(?:^|.*&)max_active_time=(\\d{1,4})([sm])(?:&.*|$)");
    private static final int SECONDS_OF_MINUTE = 60;

    /** One connection: what had gone over it at the last look, and for how long nothing has. */
    private static final class Entry {
        private final int limitSeconds;
        private long traffic = -1;
        private int idleSeconds;

        Entry(int limitSeconds) {
            this.limitSeconds = limitSeconds;
        }

        boolean isOver(long now) {
            idleSeconds = now == traffic ? idleSeconds + SCAN_SECONDS : 0;
            traffic = now;
            return idleSeconds >= limitSeconds;
        }
    }

    private final Map<SocketLink, Entry> entries = new HashMap<>();

    /**
     * Reads what a client asks for.
     *
     * @param query of the path; may be null
     * @return 30 to 600 seconds; the default if it asks for nothing, or for what it cannot have
     */
    static int seconds(String query) {
        final Matcher asked = ASKED.matcher(query == null ? "" : query);
        if (!asked.matches()) {
            return DEFAULT_SECONDS;
        }
        final int seconds = Integer.parseInt(asked.group(1)) * (asked.group(2).equals("m") ? SECONDS_OF_MINUTE : 1);
        return seconds < SCAN_SECONDS || seconds > DEFAULT_SECONDS ? DEFAULT_SECONDS : seconds;
    }

    /**
     * Watches a connection from now on.
     *
     * @param link just opened
     * @param query of its path, in which it may ask for a time of its own; null where none is heeded
     */
    public void add(SocketLink link, String query) {
        entries.put(link, new Entry(seconds(query)));
    }

    /** The connection has closed. @param link of it */
    public void remove(SocketLink link) {
        entries.remove(link);
    }

    /** Looks, and cuts what has been silent for too long. To be called every {@link #SCAN_SECONDS}. */
    public void scan() {
        final Iterator<Map.Entry<SocketLink, Entry>> all = entries.entrySet().iterator();
        while (all.hasNext()) {
            final Map.Entry<SocketLink, Entry> next = all.next();
            if (next.getValue().isOver(next.getKey().traffic())) {
                all.remove();
                next.getKey().close();
            }
        }
    }
}

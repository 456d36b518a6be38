package io.escapement.gateway.bybit.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The public topics of a run, in the order of subscription: symbol by symbol, and per symbol as configured.
 *
 * <p>All that fit go into one request, so that a venue that starts with the first subscription starts with all of them.
 */
public final class Topics {
    /** What the venue allows for all arguments of one connection, in characters. */
    public static final int MAX_CHARACTERS = 21_000;

    private static final int MAX_IN_REQUEST = 500;
    private static final String KLINE = "kline";
    private static final String BOOK = "orderbook.";
    private static final List<String> KNOWN = List.of(KLINE, "tickers", BOOK + 1, BOOK + 50, BOOK + 200, "publicTrade");

    private final List<List<String>> groups = new ArrayList<>();
    private final List<List<String>> books = new ArrayList<>();

    /**
     * For the instruments of a run.
     *
     * @param symbols of the venue, in the order of their ids
     * @param intervals of bars, minutes
     * @param topics without symbol
     * @throws IllegalArgumentException for an unknown topic, or more than one connection may carry
     */
    public Topics(List<String> symbols, List<Integer> intervals, List<String> topics) {
        final List<String> all = new ArrayList<>();
        for (final String symbol : symbols) {
            final List<String> ofSymbol = new ArrayList<>();
            for (final String topic : topics) {
                if (!KNOWN.contains(topic)) {
                    throw new IllegalArgumentException("unknown topic, use " + KNOWN + ": topic=" + topic);
                }
                if (topic.equals(KLINE)) {
                    intervals.forEach(minutes -> all.add(KLINE + '.' + minutes + '.' + symbol));
                } else {
                    all.add(topic + '.' + symbol);
                }
                if (topic.startsWith(BOOK)) {
                    ofSymbol.add(topic + '.' + symbol);
                }
            }
            books.add(ofSymbol);
        }
        final int characters = all.stream().mapToInt(String::length).sum();
        if (characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException("more topics than one connection may carry, drop symbols or topics:"
                    + " characters=" + characters + " limit=" + MAX_CHARACTERS);
        }
        for (int i = 0; i < all.size(); i += MAX_IN_REQUEST) {
            groups.add(List.copyOf(all.subList(i, Math.min(all.size(), i + MAX_IN_REQUEST))));
        }
    }

    /**
     * What to subscribe.
     *
     * @return one list per request
     */
    public List<List<String>> groups() {
        return groups;
    }

    /**
     * Book topics of an instrument.
     *
     * @param instrumentId dense id
     * @return may be empty
     */
    public List<String> books(int instrumentId) {
        return books.get(instrumentId);
    }

    /**
     * Number of instruments.
     *
     * @return ids are below it
     */
    public int instruments() {
        return books.size();
    }

    /**
     * A request for topics.
     *
     * @param operation {@code subscribe} or {@code unsubscribe}
     * @param requestId comes back with the answer
     * @param topics with symbols
     * @return a text frame
     */
    static String request(String operation, String requestId, List<String> topics) {
        return "{\"req_id\":\"" + requestId + "\",\"op\":\"" + operation + "\",\"args\":[\""
                + String.join("\",\"", topics) + "\"]}";
    }
}

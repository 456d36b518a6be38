package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.settings.MarketSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which public topics an instrument needs, in the order of subscription. Immutable. */
public final class TopicPlan {
    private static final String KLINE = "kline";
    private static final String TICKERS = "tickers";
    private static final String BOOK = "orderbook.";
    private static final String TRADES = "publicTrade";
    private static final List<String> KNOWN = List.of(KLINE, TICKERS, BOOK + 1, BOOK + 50, BOOK + 200, TRADES);

    private final List<String> topics;
    private final List<Integer> intervals;
    private final Set<String> deep;

    /**
     * As configured.
     *
     * @param settings topics, intervals, and who needs books and trades
     * @throws IllegalArgumentException for an unknown topic
     */
    public TopicPlan(MarketSettings settings) {
        for (final String topic : settings.topics()) {
            if (!KNOWN.contains(topic)) {
                throw new IllegalArgumentException("unknown topic, use " + KNOWN + ": topic=" + topic);
            }
        }
        topics = settings.topics();
        intervals = settings.intervals();
        deep = Set.copyOf(settings.deepSymbols());
    }

    /**
     * All topics of an instrument.
     *
     * @param symbol of the venue
     * @return with the symbol
     */
    public List<String> of(String symbol) {
        final List<String> all = new ArrayList<>();
        for (final String topic : topics) {
            if (topic.equals(KLINE)) {
                intervals.forEach(minutes -> all.add(KLINE + '.' + minutes + '.' + symbol));
            } else if (!topic.startsWith(BOOK) && !topic.equals(TRADES) || isDeep(symbol)) {
                all.add(topic + '.' + symbol);
            }
        }
        return all;
    }

    /**
     * Book topics of an instrument.
     *
     * @param symbol of the venue
     * @return with the symbol; may be empty
     */
    public List<String> books(String symbol) {
        final List<String> books = new ArrayList<>();
        for (final String topic : topics) {
            if (topic.startsWith(BOOK) && isDeep(symbol)) {
                books.add(topic + '.' + symbol);
            }
        }
        return books;
    }

    /**
     * The ticker's topic of an instrument.
     *
     * @param symbol of the venue
     * @return empty when tickers are not subscribed
     */
    public Optional<String> ticker(String symbol) {
        return topics.contains(TICKERS) ? Optional.of(TICKERS + '.' + symbol) : Optional.empty();
    }

    /**
     * Depths of an instrument's books.
     *
     * @param symbol of the venue
     * @return levels; may be empty
     */
    public int[] depths(String symbol) {
        return books(symbol).stream()
                .mapToInt(topic -> Integer.parseInt(topic.substring(BOOK.length(), topic.lastIndexOf('.'))))
                .toArray();
    }

    /**
     * Whether bars are subscribed.
     *
     * @return false for a gateway without klines
     */
    public boolean hasBars() {
        return topics.contains(KLINE);
    }

    private boolean isDeep(String symbol) {
        return deep.isEmpty() || deep.contains(symbol);
    }

    /**
     * What a topic costs of the venue's bound on the arguments of one connection, with its quotes and comma.
     *
     * @param topic with its symbol
     * @return characters
     */
    static int characters(String topic) {
        return topic.length() + 3;
    }
}

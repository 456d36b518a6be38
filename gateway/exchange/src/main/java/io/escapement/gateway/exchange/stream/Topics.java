package io.escapement.gateway.exchange.stream;

import io.escapement.venue.model.BarIntervals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The public topics of one instrument, numbered densely: kline intervals, book depths, trades, ticker, liquidations, price limits. */
public final class Topics {
    /** Kline intervals in minutes; days, weeks and months are written as letters. */
    public static final List<Integer> KLINE_MINUTES =
            List.of(1, 3, 5, 15, 30, 60, 120, 240, 360, 720, BarIntervals.DAY, BarIntervals.WEEK, BarIntervals.MONTH);

    /** Book depths in levels. */
    public static final List<Integer> BOOK_DEPTHS = List.of(1, 50, 200, 1000);

    /** The same without boxes, for every frame. */
    private static final int[] MINUTES =
            KLINE_MINUTES.stream().mapToInt(Integer::intValue).toArray();

    private static final int[] DEPTHS =
            BOOK_DEPTHS.stream().mapToInt(Integer::intValue).toArray();

    private static final int[] BOOK_INTERVALS_MS = {10, 20, 100, 200};

    /** Slot of the shallowest {@code orderbook}; the deeper ones follow. */
    public static final int FIRST_BOOK_SLOT = KLINE_MINUTES.size();

    /** Slot of {@code publicTrade}. */
    public static final int TRADE_SLOT = KLINE_MINUTES.size() + BOOK_DEPTHS.size();

    /** Slot of {@code tickers}. */
    public static final int TICKER_SLOT = TRADE_SLOT + 1;

    /** Slot of {@code allLiquidation}. */
    public static final int LIQUIDATION_SLOT = TICKER_SLOT + 1;

    /** Slot of {@code priceLimit}. */
    public static final int PRICE_LIMIT_SLOT = LIQUIDATION_SLOT + 1;

    /** Slots an instrument has. */
    public static final int SLOTS = PRICE_LIMIT_SLOT + 1;

    private static final Map<String, Integer> SLOT_BY_PREFIX = prefixes();

    private Topics() {}

    /**
     * Finds the slot of a topic's first part.
     *
     * @param prefix as {@code kline.3} or {@code tickers}, without the symbol
     * @return the slot, -1 if there is no such topic
     */
    public static int slot(String prefix) {
        return SLOT_BY_PREFIX.getOrDefault(prefix, -1);
    }

    /**
     * First part of a topic's name.
     *
     * @param slot of the topic
     * @return without dot and symbol
     */
    public static String prefix(int slot) {
        for (final Map.Entry<String, Integer> entry : SLOT_BY_PREFIX.entrySet()) {
            if (entry.getValue() == slot) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("no such slot: slot=" + slot);
    }

    /** Whether a slot is one of the klines. @param slot of any topic @return true if so */
    public static boolean isKline(int slot) {
        return slot < KLINE_MINUTES.size();
    }

    /** Whether a slot is one of the books. @param slot of any topic @return true if so */
    public static boolean isBook(int slot) {
        return slot >= FIRST_BOOK_SLOT && slot < TRADE_SLOT;
    }

    /**
     * Slot of a kline topic.
     *
     * @param minutes one of {@link #KLINE_MINUTES}
     * @return the slot, -1 if the interval is not served
     */
    public static int klineSlot(int minutes) {
        for (int i = 0; i < MINUTES.length; i++) {
            if (MINUTES[i] == minutes) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Slot of a book topic.
     *
     * @param depth one of {@link #BOOK_DEPTHS}
     * @return the slot
     */
    public static int bookSlot(int depth) {
        return MINUTES.length + depthIndex(depth);
    }

    /**
     * Depth of a book topic.
     *
     * @param slot of a book
     * @return levels
     */
    public static int depth(int slot) {
        return DEPTHS[slot - MINUTES.length];
    }

    /**
     * How often a book is pushed at most.
     *
     * @param depth one of {@link #BOOK_DEPTHS}
     * @return milliseconds between pushes
     */
    public static int pushIntervalMs(int depth) {
        return BOOK_INTERVALS_MS[depthIndex(depth)];
    }

    private static int depthIndex(int depth) {
        for (int i = 0; i < DEPTHS.length; i++) {
            if (DEPTHS[i] == depth) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such book: depth=" + depth);
    }

    /**
     * How an interval is written.
     *
     * @param minutes one of {@link #KLINE_MINUTES}
     * @return minutes, or {@code D}, {@code W}, {@code M}
     */
    public static String intervalText(int minutes) {
        return switch (minutes) {
            case BarIntervals.DAY -> "D";
            case BarIntervals.WEEK -> "W";
            case BarIntervals.MONTH -> "M";
            default -> Integer.toString(minutes);
        };
    }

    /**
     * Reads an interval.
     *
     * @param text as in a topic or a kline request; may be null
     * @return minutes, -1 if it is not served
     */
    public static int intervalMinutes(String text) {
        for (final int minutes : KLINE_MINUTES) {
            if (intervalText(minutes).equals(text)) {
                return minutes;
            }
        }
        return -1;
    }

    private static Map<String, Integer> prefixes() {
        final Map<String, Integer> slots = new HashMap<>();
        for (int i = 0; i < KLINE_MINUTES.size(); i++) {
            slots.put("kline." + intervalText(KLINE_MINUTES.get(i)), i);
        }
        for (int i = 0; i < BOOK_DEPTHS.size(); i++) {
            slots.put("orderbook." + BOOK_DEPTHS.get(i), FIRST_BOOK_SLOT + i);
        }
        slots.put("publicTrade", TRADE_SLOT);
        slots.put("tickers", TICKER_SLOT);
        slots.put("allLiquidation", LIQUIDATION_SLOT);
        slots.put("priceLimit", PRICE_LIMIT_SLOT);
        return slots;
    }
}

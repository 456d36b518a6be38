package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the venue lists, gathered from its answers, for the choice of the universe. Allocates; not for hot paths. */
public final class Listing {
    /**
     * One instrument.
     *
     * @param symbol of the venue
     * @param tradable a USDT perpetual in status Trading whose end is not announced
     * @param launchTimeNs since when, epoch nanoseconds; {@link Long#MIN_VALUE} if not said
     * @param turnover of 24 hours, whole USDT; 0 if not said
     * @param price last, 1e-8; 0 if not said
     */
    public record Entry(String symbol, boolean tradable, long launchTimeNs, long turnover, long price) {}

    private static final KeyTable INSTRUMENT =
            new KeyTable("symbol", "contractType", "settleCoin", "status", "launchTime", "deliveryTime");
    private static final KeyTable TICKER = new KeyTable("symbol", "turnover24h", "lastPrice");
    private static final KeyTable USE = new KeyTable("symbol", "size");

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    /** Empty. */
    public Listing() {}

    /** @return all listed, in the venue's order */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /**
     * Whether an instrument is listed.
     *
     * @param symbol of the venue
     * @return true, whatever its status
     */
    public boolean has(String symbol) {
        return entries.containsKey(symbol);
    }

    /** @return symbols with an order or a position */
    public Set<String> used() {
        return used;
    }

    void onInstrument(ValueReader values) {
        final JsonCursor cursor = values.cursor;
        String symbol = "";
        boolean perpetual = false;
        boolean usdt = false;
        boolean trading = false;
        long launchTimeNs = Long.MIN_VALUE;
        long deliveryTimeNs = Long.MIN_VALUE;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(INSTRUMENT)) {
                case 0 -> symbol = text(cursor);
                case 1 -> perpetual = text(cursor).equals("LinearPerpetual");
                case 2 -> usdt = text(cursor).equals("USDT");
                case 3 -> trading = text(cursor).equals("Trading");
                case 4 -> launchTimeNs = values.timeOrUnset();
                case 5 -> deliveryTimeNs = values.timeOrUnset();
                default -> cursor.skipValue();
            }
        }
        final boolean tradable = perpetual && usdt && trading && deliveryTimeNs == Long.MIN_VALUE;
        entries.put(symbol, new Entry(symbol, tradable, launchTimeNs, 0, 0));
    }

    void onTicker(ValueReader values) {
        final JsonCursor cursor = values.cursor;
        String symbol = "";
        long turnover = 0;
        long price = 0;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(TICKER)) {
                case 0 -> symbol = text(cursor);
                case 1 -> {
                    values.decimal64();
                    turnover = values.mantissa == FixedPoint.NULL
                            ? 0
                            : BigDecimal.valueOf(values.mantissa, -values.exponent)
                                    .longValue();
                }
                case 2 -> price = values.decimalOrZero();
                default -> cursor.skipValue();
            }
        }
        final Entry listed = entries.get(symbol);
        if (listed != null) {
            entries.put(symbol, new Entry(symbol, listed.tradable(), listed.launchTimeNs(), turnover, price));
        }
    }

    void onUse(ValueReader values) {
        final JsonCursor cursor = values.cursor;
        String symbol = "";
        boolean empty = false;
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(USE)) {
                case 0 -> symbol = text(cursor);
                case 1 -> empty = values.decimalOrZero() == 0;
                default -> cursor.skipValue();
            }
        }
        if (!empty) {
            used.add(symbol);
        }
    }

    private static String text(JsonCursor cursor) {
        return cursor.readText()
                ? new String(cursor.textBytes(), cursor.textOffset(), cursor.textLength(), StandardCharsets.UTF_8)
                : "";
    }
}

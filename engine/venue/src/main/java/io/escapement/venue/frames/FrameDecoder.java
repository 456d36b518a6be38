package io.escapement.venue.frames;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.market.Xoshiro256;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.VenueId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads public frames of linear instruments, whatever the order of their keys. Not made for speed: one object per frame.
 * Unknown keys are passed over.
 */
final class FrameDecoder {
    private static final KeyTable ENVELOPE = new KeyTable("topic", "type", "ts", "data", "cts");
    private static final int TOPIC = 0;
    private static final int TYPE = 1;
    private static final int TS = 2;
    private static final int DATA = 3;
    private static final int CTS = 4;
    private static final KeyTable BOOK = new KeyTable("b", "a");
    private static final KeyTable TRADE = new KeyTable("T", "S", "v", "p", "L", "i", "BT", "seq");
    private static final KeyTable KLINE = new KeyTable(
            "start", "interval", "open", "close", "high", "low", "volume", "turnover", "confirm", "timestamp");
    private static final KeyTable LIQUIDATION = new KeyTable("T", "S", "v", "p");
    private static final byte[] DELTA = "delta".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BUY = "Buy".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

    private final JsonCursor json = new JsonCursor();
    private boolean broken;

    /** Whether the text last decoded was not JSON or had numbers that can't be; false for what is merely no data. */
    boolean broken() {
        return broken;
    }

    /**
     * Decodes a frame.
     *
     * @param bytes holds it
     * @param offset of its first byte
     * @param length in bytes
     * @return the frame; null for replies, unknown topics and what is {@link #broken()}
     */
    Frame decode(byte[] bytes, int offset, int length) {
        broken = false;
        json.wrap(bytes, offset, length);
        String topic = "";
        boolean delta = false;
        long timeMs = 0;
        long matchTimeMs = 0;
        int data = -1;
        json.beginObject();
        while (json.nextKey()) {
            switch (json.keyIndex(ENVELOPE)) {
                case TOPIC -> topic = text();
                case TYPE -> {
                    json.readText();
                    delta = json.textIs(DELTA);
                }
                case TS -> timeMs = integer();
                case CTS -> matchTimeMs = integer();
                case DATA -> {
                    data = json.position();
                    json.skipValue();
                }
                default -> json.skipValue();
            }
        }
        if (!json.finished()) {
            broken = true;
            return null;
        }
        if (topic.isEmpty() || data < 0) {
            return null;
        }
        json.rewind(data);
        final Frame frame = decode(topic, delta, timeMs, matchTimeMs == 0 ? timeMs : matchTimeMs);
        broken = !json.ok() || broken;
        return broken ? null : frame;
    }

    private Frame decode(String topic, boolean delta, long timeMs, long matchTimeMs) {
        final int first = topic.indexOf('.');
        final int last = topic.lastIndexOf('.');
        if (first < 0) {
            return null;
        }
        final String symbol = topic.substring(last + 1);
        final String middle = first == last ? "" : topic.substring(first + 1, last);
        return switch (topic.substring(0, first)) {
            case "orderbook" ->
                middle.chars().allMatch(Character::isDigit) && !middle.isEmpty()
                        ? book(symbol, timeMs, Integer.parseInt(middle), !delta, matchTimeMs)
                        : null;
            case "publicTrade" -> trades(symbol, timeMs);
            case "tickers" -> ticker(symbol, timeMs);
            case "kline" -> klines(symbol, timeMs);
            case "allLiquidation" -> liquidations(symbol, timeMs);
            default -> null;
        };
    }

    private Frame book(String symbol, long timeMs, int depth, boolean snapshot, long matchTimeMs) {
        long[] bids = new long[0];
        long[] asks = bids;
        json.beginObject();
        while (json.nextKey()) {
            switch (json.keyIndex(BOOK)) {
                case 0 -> bids = levels();
                case 1 -> asks = levels();
                default -> json.skipValue();
            }
        }
        return new Frame.Book(symbol, timeMs, depth, snapshot, matchTimeMs, bids, asks);
    }

    private long[] levels() {
        long[] levels = new long[128];
        int count = 0;
        json.beginArray();
        while (json.nextElement()) {
            json.beginArray();
            if (count + 2 > levels.length) {
                levels = Arrays.copyOf(levels, levels.length * 2);
            }
            int field = 0;
            while (json.nextElement()) {
                final long value = decimal();
                if (field < 2) {
                    levels[count + field] = value;
                }
                field++;
            }
            broken |= field < 2;
            count += 2;
        }
        return Arrays.copyOf(levels, count);
    }

    private Frame trades(String symbol, long timeMs) {
        final List<TradePrint> prints = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            long atMs = timeMs;
            Side side = Side.BUY;
            long size = 0;
            long price = 0;
            String direction = "ZeroPlusTick";
            String id = "";
            boolean block = false;
            long sequence = 0;
            json.beginObject();
            while (json.nextKey()) {
                switch (json.keyIndex(TRADE)) {
                    case 0 -> atMs = integer();
                    case 1 -> side = side();
                    case 2 -> size = decimal();
                    case 3 -> price = decimal();
                    case 4 -> direction = text();
                    case 5 -> id = text();
                    case 6 -> block = truth();
                    case 7 -> sequence = integer();
                    default -> json.skipValue();
                }
            }
            broken |= price <= 0 || size < 0;
            if (!block) {
                prints.add(new TradePrint(atMs, price, size, side, direction, sequence, id(id)));
            }
        }
        return new Frame.Trades(symbol, timeMs, prints);
    }

    /** Prints of linear instruments have UUIDs; others get one made of their text. */
    private static VenueId id(String text) {
        final VenueId id = text.length() == 36 ? VenueId.parse(text) : null;
        if (id != null) {
            return id;
        }
        final long high = Xoshiro256.streamSeed(1, text);
        return VenueId.random(high, Xoshiro256.mix(high));
    }

    private Frame ticker(String symbol, long timeMs) {
        final TickerField[] fields = TickerField.values();
        final long[] values = new long[fields.length];
        Arrays.fill(values, FixedPoint.NULL);
        String direction = null;
        json.beginObject();
        while (json.nextKey()) {
            final int field = json.keyIndex(TickerField.KEYS);
            if (field < 0) {
                json.skipValue();
            } else {
                switch (fields[field]) {
                    case TICK_DIRECTION -> direction = text();
                    case NEXT_FUNDING_TIME, FUNDING_INTERVAL_HOUR -> values[field] = integer();
                    case OPEN_INTEREST, VOLUME_24H, TURNOVER_24H -> values[field] = volume();
                    default -> values[field] = decimal();
                }
            }
        }
        return new Frame.Ticker(symbol, timeMs, values, direction);
    }

    private Frame klines(String symbol, long timeMs) {
        final List<Bar> bars = new ArrayList<>(1);
        json.beginArray();
        while (json.nextElement()) {
            final long[] numbers = new long[8];
            boolean confirmed = false;
            int minutes = -1;
            json.beginObject();
            while (json.nextKey()) {
                final int key = json.keyIndex(KLINE);
                switch (key) {
                    case 0 -> numbers[0] = integer();
                    case 1 -> minutes = minutes(text());
                    case 2, 3, 4, 5 -> numbers[key - 1] = decimal();
                    case 6, 7 -> numbers[key - 1] = volume();
                    case 8 -> confirmed = truth();
                    case 9 -> numbers[7] = integer();
                    default -> json.skipValue();
                }
            }
            if (minutes > 0) {
                bars.add(new Bar(
                        numbers[0],
                        minutes,
                        numbers[1],
                        numbers[3],
                        numbers[4],
                        numbers[2],
                        numbers[5],
                        numbers[6],
                        numbers[7],
                        confirmed));
            }
        }
        return new Frame.Klines(symbol, timeMs, bars);
    }

    private Frame liquidations(String symbol, long timeMs) {
        final List<LiquidationView> rows = new ArrayList<>(1);
        json.beginArray();
        while (json.nextElement()) {
            long atMs = timeMs;
            Side side = Side.BUY;
            long size = 0;
            long price = 0;
            json.beginObject();
            while (json.nextKey()) {
                switch (json.keyIndex(LIQUIDATION)) {
                    case 0 -> atMs = integer();
                    case 1 -> side = side();
                    case 2 -> size = decimal();
                    case 3 -> price = decimal();
                    default -> json.skipValue();
                }
            }
            rows.add(new LiquidationView(atMs, side, size, price));
        }
        return new Frame.Liquidations(symbol, timeMs, rows);
    }

    /** Minutes of an interval as the venue writes it, -1 if unknown. */
    static int minutes(String interval) {
        return switch (interval) {
            case "1", "3", "5", "15", "30", "60", "120", "240", "360", "720" -> Integer.parseInt(interval);
            case "D" -> BarIntervals.DAY;
            case "W" -> BarIntervals.WEEK;
            case "M" -> BarIntervals.MONTH;
            default -> -1;
        };
    }

    private String text() {
        json.readText();
        return new String(json.textBytes(), json.textOffset(), json.textLength(), StandardCharsets.UTF_8);
    }

    private long decimal() {
        json.readText();
        final long value = json.decimal();
        broken |= DecimalParser.isError(value);
        return value;
    }

    private long integer() {
        json.readText();
        final long value = json.integer();
        broken |= value == DecimalParser.MALFORMED || value == DecimalParser.OVERFLOW;
        return value;
    }

    /** At the exponent of volumes, because 1e-8 would end too early. */
    private long volume() {
        final String text = text();
        if (text.isEmpty()) {
            return FixedPoint.NULL;
        }
        try {
            return new BigDecimal(text)
                    .movePointRight(-Bar.VOLUME_EXPONENT)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException notANumber) {
            broken = true;
            return 0;
        }
    }

    private Side side() {
        json.readText();
        return json.textIs(BUY) ? Side.BUY : Side.SELL;
    }

    private boolean truth() {
        json.readText();
        return json.textIs(TRUE);
    }
}

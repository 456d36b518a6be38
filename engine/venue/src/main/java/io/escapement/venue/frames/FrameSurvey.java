package io.escapement.venue.frames;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.TradePrint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A first look through recorded files: when they begin and end, which instruments they tell of, in what digits. */
final class FrameSurvey {
    private static final int MAX_DIGITS = FixedPoint.SCALE_DIGITS;

    private final List<String> symbols = new ArrayList<>();
    private final Map<String, Digits> digits = new HashMap<>();
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    /** What was seen of one instrument; price and size are the last ones. */
    private static final class Digits {
        private int priceDigits;
        private int sizeDigits;
        private long price;

        void price(long value) {
            if (value > 0) {
                priceDigits = Math.max(priceDigits, digits(value));
                price = value;
            }
        }

        void size(long value) {
            if (value > 0) {
                sizeDigits = Math.max(sizeDigits, digits(value));
            }
        }

        private static int digits(long value) {
            long rest = value;
            int count = MAX_DIGITS;
            while (count > 0 && rest % 10 == 0) {
                rest /= 10;
                count--;
            }
            return count;
        }
    }

    private FrameSurvey() {}

    /**
     * Looks through files.
     *
     * @param paths at least one
     * @return what was seen
     * @throws IllegalArgumentException if a file is no recording, or none has a frame of a USDT instrument
     */
    static FrameSurvey of(List<String> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("no files of recorded frames: give at least one");
        }
        final FrameSurvey survey = new FrameSurvey();
        final FrameFiles files = new FrameFiles(paths);
        for (Frame frame = files.next(); frame != null; frame = files.next()) {
            if (frame.symbol().endsWith("USDT")) {
                survey.see(frame);
            }
        }
        if (survey.symbols.isEmpty()) {
            throw new IllegalArgumentException("recorded frames " + paths
                    + ": no data of a USDT instrument; give frames of public topics, one a line");
        }
        return survey;
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    /** Rules that fit what was seen, in the order in which the symbols were. */
    List<InstrumentRules> rules() {
        final List<InstrumentRules> rules = new ArrayList<>();
        for (final String symbol : symbols) {
            final Digits seen = digits.get(symbol);
            final long tick = power(MAX_DIGITS - seen.priceDigits);
            final long lot = power(MAX_DIGITS - seen.sizeDigits);
            final double price = Math.max(1, seen.price) / (double) FixedPoint.ONE;
            final long lots = Math.max(1_000, (long) (2_000_000 / price * FixedPoint.ONE / lot));
            rules.add(new InstrumentRules(
                    rules.size(),
                    symbol,
                    symbol.substring(0, symbol.length() - 4),
                    tick,
                    lot,
                    lot,
                    lots * lot,
                    Math.max(1, lots / 2) * lot,
                    5 * FixedPoint.ONE,
                    tick,
                    Math.max(1_999_999 * tick, FixedPoint.floorToStep(seen.price, tick) * 20),
                    100 * FixedPoint.ONE,
                    FixedPoint.ONE / 100,
                    FixedPoint.ONE / 200,
                    480,
                    FixedPoint.ONE / 200,
                    firstMs));
        }
        return rules;
    }

    private void see(Frame frame) {
        firstMs = Math.min(firstMs, frame.timeMs());
        lastMs = Math.max(lastMs, frame.timeMs());
        Digits seen = digits.get(frame.symbol());
        if (seen == null) {
            seen = new Digits();
            digits.put(frame.symbol(), seen);
            symbols.add(frame.symbol());
        }
        if (frame instanceof Frame.Book book) {
            see(seen, book.bids());
            see(seen, book.asks());
        } else if (frame instanceof Frame.Trades trades) {
            for (final TradePrint print : trades.prints()) {
                seen.price(print.price());
                seen.size(print.size());
            }
        } else if (frame instanceof Frame.Ticker ticker) {
            seen.price(ticker.values()[TickerField.LAST_PRICE.ordinal()]);
            seen.price(ticker.values()[TickerField.BID_PRICE.ordinal()]);
            seen.price(ticker.values()[TickerField.ASK_PRICE.ordinal()]);
            seen.size(ticker.values()[TickerField.BID_SIZE.ordinal()]);
            seen.size(ticker.values()[TickerField.ASK_SIZE.ordinal()]);
        } else if (frame instanceof Frame.Klines klines) {
            for (final Bar bar : klines.bars()) {
                seen.price(bar.high());
                seen.price(bar.low());
                seen.price(bar.close());
            }
        }
    }

    private static void see(Digits seen, long[] levels) {
        for (int i = 0; i < levels.length; i += 2) {
            seen.price(levels[i]);
            seen.size(levels[i + 1]);
        }
    }

    private static long power(int exponent) {
        long value = 1;
        for (int i = 0; i < exponent; i++) {
            value *= 10;
        }
        return value;
    }
}

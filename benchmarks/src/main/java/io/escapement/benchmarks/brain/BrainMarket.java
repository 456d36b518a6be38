package io.escapement.benchmarks.brain;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.core.TradingCore;
import org.HdrHistogram.Histogram;

/**
 * A market of many instruments, by seeded random walks with trends, played to a core with a clock around each message.
 *
 * <p>A lap is three minutes: per instrument a book snapshot, book deltas, trades, tickers and updates of the open bars, then
 * the closes of all instruments one after the other, each instrument's intervals in order. Encoding is not timed. Playing
 * allocates nothing.
 */
final class BrainMarket {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long LAP_NS = 3 * MINUTE_NS;
    private static final int LAP_MINUTES = 3;

    /** 2025-01-06T00:00:00Z, a Monday. */
    private static final long START_NS = 1_736_121_600L * 1_000_000_000L;

    private static final int ROUNDS = 8;
    private static final long BALANCE = 1_000_000 * FixedPoint.ONE;
    private static final long FIRST_PRICE = 10_000 * FixedPoint.ONE;
    private static final long LEAST_PRICE = 1_000 * FixedPoint.ONE;

    private final int instruments;
    private final int[] intervals;
    private final TradingCore core;
    private final BrainAnswers answers;
    private final BrainMessages messages = new BrainMessages();
    private final long[] price;
    private final long[] drift;
    private final long[] updateId;

    /** Where the snapshot of this lap put the book; its levels change around that. */
    private final long[] bookBid;

    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] openTimeNs;
    private long noise = 20_26;
    private long sequence;
    private long now = START_NS;
    private long lapStart = START_NS;

    /** Time of market messages in nanoseconds, of closing bars without and with a prediction; null while not measured. */
    Histogram market;

    Histogram closes;
    Histogram predictions;

    /** Messages played since construction. */
    long played;

    BrainMarket(int instruments, int[] intervals, TradingCore core, BrainAnswers answers) {
        this.instruments = instruments;
        this.intervals = intervals;
        this.core = core;
        this.answers = answers;
        price = new long[instruments];
        drift = new long[instruments];
        updateId = new long[instruments];
        bookBid = new long[instruments];
        open = new long[instruments * intervals.length];
        high = new long[instruments * intervals.length];
        low = new long[instruments * intervals.length];
        openTimeNs = new long[instruments * intervals.length];
    }

    /** The start script of a session: instruments, history, connections, account. */
    void begin(String modelHash, int warmUpBars) {
        messages.runStart(now, modelHash);
        play();
        for (int id = 0; id < instruments; id++) {
            messages.instrument(now, id, symbol(id));
            play();
        }
        for (int id = 0; id < instruments; id++) {
            for (int k = 0; k < intervals.length; k++) {
                history(id, k, warmUpBars);
            }
        }
        messages.connection(now, Channel.PRIVATE);
        play();
        messages.connection(now, Channel.TRADE);
        play();
        messages.reconciliationBegin(now, sequence);
        play();
        messages.wallet(now, BALANCE);
        play();
        messages.reconciliationEnd(now, sequence);
        play();
        messages.connection(now, Channel.PUBLIC);
        play();
        for (int id = 0; id < instruments; id++) {
            for (int k = 0; k < intervals.length; k++) {
                beginBar(id, k, START_NS);
            }
        }
    }

    static String symbol(int id) {
        return "SYM" + id + "USDT";
    }

    /** Plays three minutes of market. */
    void lap() {
        for (int id = 0; id < instruments; id++) {
            bookBid[id] = price[id];
            messages.snapshot(now, id, ++updateId[id], bookBid[id]);
            time(market);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            now = lapStart + round * LAP_NS / (ROUNDS + 1);
            for (int id = 0; id < instruments; id++) {
                round(id);
            }
        }
        lapStart += LAP_NS;
        now = lapStart + MINUTE_NS / 600;
        for (int id = 0; id < instruments; id++) {
            for (int k = 0; k < intervals.length; k++) {
                if (lapStart % (intervals[k] * MINUTE_NS) == 0) {
                    close(id, k);
                }
            }
        }
    }

    private void round(int id) {
        final long random = next();
        // Trends of some hours: the drift is drawn anew now and then.
        if ((random & 1023) == 0) {
            drift[id] = (next() >> 60) * BrainMessages.TICK;
        }
        price[id] = Math.max(LEAST_PRICE, price[id] + drift[id] + (random >> 58) * BrainMessages.TICK);
        for (int k = 0; k < intervals.length; k++) {
            final int at = id * intervals.length + k;
            high[at] = Math.max(high[at], price[id]);
            low[at] = Math.min(low[at], price[id]);
        }
        messages.delta(now, id, ++updateId[id], bookBid[id], random);
        time(market);
        messages.trade(now, id, price[id], random);
        time(market);
        messages.ticker(now, id, price[id]);
        time(market);
        final int k = (int) (random >>> 40 & 1);
        final int at = id * intervals.length + k;
        messages.bar(
                now,
                id,
                intervals[k],
                false,
                DataSource.STREAM,
                openTimeNs[at],
                open[at],
                high[at],
                low[at],
                price[id],
                1);
        time(market);
    }

    private void close(int id, int k) {
        final int at = id * intervals.length + k;
        final long volume = 1_000 + (next() >>> 50);
        messages.bar(
                now,
                id,
                intervals[k],
                true,
                DataSource.STREAM,
                openTimeNs[at],
                open[at],
                high[at],
                low[at],
                price[id],
                volume);
        final long before = answers.evaluations;
        final long nanos = play();
        if (closes != null) {
            (answers.evaluations == before ? closes : predictions).recordValue(nanos);
        }
        beginBar(id, k, lapStart);
    }

    private void beginBar(int id, int k, long timeNs) {
        final int at = id * intervals.length + k;
        openTimeNs[at] = timeNs;
        open[at] = price[id];
        high[at] = price[id];
        low[at] = price[id];
    }

    private void history(int id, int k, int bars) {
        long walk = FIRST_PRICE;
        for (int b = bars; b > 0; b--) {
            final long before = walk;
            walk = Math.max(LEAST_PRICE, walk + (next() >> 56) * BrainMessages.TICK);
            messages.bar(
                    now,
                    id,
                    intervals[k],
                    true,
                    DataSource.WARM_UP,
                    START_NS - b * intervals[k] * MINUTE_NS,
                    before,
                    Math.max(before, walk) + 20 * BrainMessages.TICK,
                    Math.min(before, walk) - 20 * BrainMessages.TICK,
                    walk,
                    1_000 + (next() >>> 50));
            play();
        }
        price[id] = walk;
    }

    private void time(Histogram histogram) {
        final long nanos = play();
        if (histogram != null) {
            histogram.recordValue(nanos);
        }
    }

    /** Gives the encoded message to the core and answers what it asked; the time of the message alone. */
    private long play() {
        final long start = System.nanoTime();
        core.onInput(++sequence, messages.buffer, 0, messages.length);
        final long nanos = System.nanoTime() - start;
        played++;
        while (answers.hasPending()) {
            answers.answer(messages, now);
            core.onInput(++sequence, messages.buffer, 0, messages.length);
            played++;
        }
        return nanos;
    }

    private long next() {
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        return noise;
    }
}

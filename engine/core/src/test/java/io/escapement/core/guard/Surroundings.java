package io.escapement.core.guard;

import static io.escapement.core.script.Amounts.of;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FeeRatesDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.script.InputWriter;
import io.escapement.core.script.OutputRecorder;
import io.escapement.core.signal.Proposed;
import io.escapement.core.signal.SignalTable;
import java.util.HashMap;
import java.util.Map;

/** What gates look at, fed by messages: two instruments, bars of 3, 15 and 60 minutes, a strategy 9 of 15. */
final class Surroundings {
    static final long START = 1_767_225_600_000_000_000L;
    static final long MINUTE = 60_000_000_000L;
    static final int STRATEGY = 9;
    static final int[] INTERVALS = {3, 15, 60};

    final InputWriter in = new InputWriter();
    final OutputRecorder out = new OutputRecorder();
    final OutputChannel channel = new OutputChannel(out);
    final RollingHash hash = new RollingHash();
    final Market market;
    final InstrumentTable instruments = new InstrumentTable(2);
    final Links links = new Links(2, hash);
    final SignalTable signals;
    long now = START;

    Surroundings() {
        this(1);
    }

    /** With rows of so many features, and bars of other intervals. */
    Surroundings(int features, int... intervals) {
        market = new Market(2, intervals.length == 0 ? INTERVALS : intervals, 256, 10);
        signals = new SignalTable(16, features);
        channel.now(now);
    }

    static CoreConfiguration configuration(String... keysAndValues) {
        final Map<String, String> entries = new HashMap<>(Map.of("bars.intervals", "3,15,60", "bars.warmUp", "3"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return CoreConfiguration.fromEntries(entries);
    }

    Surroundings defined(int i, String symbol) {
        return defined(i, symbol, InstrumentStatus.TRADING);
    }

    Surroundings defined(int i, String symbol, InstrumentStatus status) {
        in.instrument(now, i, symbol, "0.1", "0.01", status);
        instruments.onDefinition(
                new InstrumentDefinitionDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    Surroundings fees(int i, String taker, String maker) {
        in.fees(now, i, taker, maker);
        instruments.onFeeRates(new FeeRatesDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    Surroundings publicly(LinkState state, int instrument) {
        in.connection(now, Channel.PUBLIC, state, instrument, 0);
        links.onState(new ConnectionStateDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    /** A quote; null for a side that nobody tells. */
    Surroundings quote(int i, String bid, String ask) {
        in.ticker(now, i, FixedPoint.NULL, FixedPoint.NULL, price(bid), price(ask));
        return ticker();
    }

    /** A book around 100, whole or one change of it; a number left out breaks it. */
    Surroundings book(int i, long updateId, boolean whole) {
        if (whole) {
            in.snapshot(now, i, 10, updateId, of("100"), of("0.1"), 3);
            return snapshot();
        }
        in.delta(now, i, 10, updateId, of("99.9"), of("5"), of("100.1"), of("5"));
        market.onBookDelta(new BookDeltaDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    /** A book that holds bids alone: the best at 99.9. */
    Surroundings bids(int i, long updateId) {
        in.snapshot(now, i, 10, updateId, of("100"), of("0.1"), 1);
        snapshot();
        in.delta(now, i, 10, updateId + 1, of("99.9"), of("5"), of("100.1"), 0);
        market.onBookDelta(new BookDeltaDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    private Surroundings snapshot() {
        market.onBookSnapshot(new BookSnapshotDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    Surroundings funding(int i, long rate, long timeNs) {
        in.funding(now, i, rate, timeNs);
        return ticker();
    }

    /** A closed bar that goes on from the one before. */
    Surroundings bar(int i, int minutes, double high, double low, double close) {
        final int index = market.intervalIndex(minutes);
        final long last = market.bars(i, index).lastCloseTimeNs();
        return bar(i, minutes, last < 0 ? START : last, DataSource.STREAM, high, low, close);
    }

    /** A closed bar of the history, with which the series starts anew when it does not connect. */
    Surroundings bar(int i, int minutes, long openNs, DataSource source, double high, double low, double close) {
        in.bar(now, i, minutes, true, source, openNs, price(close), price(high), price(low), price(close));
        market.onBar(new BarDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    /** A signal of strategy 9 for instrument 0 from bars of 15 minutes: from 100, stop 2 and target 4 away. */
    int signal(Side side, long closeNs) {
        return side == Side.BUY
                ? Proposed.signal(signals, STRATEGY, 0, 15, side, closeNs, "100", "98", "104")
                : Proposed.signal(signals, STRATEGY, 0, 15, side, closeNs, "100", "102", "96");
    }

    private Surroundings ticker() {
        market.onTicker(new TickerDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
        return this;
    }

    private static long price(String text) {
        return text == null ? FixedPoint.NULL : of(text);
    }

    private static long price(double value) {
        return Math.round(value * FixedPoint.ONE);
    }
}

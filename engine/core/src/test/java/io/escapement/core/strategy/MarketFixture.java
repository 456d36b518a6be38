package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import org.agrona.concurrent.UnsafeBuffer;

/** A market of one instrument with a tick of 0.5, fed with bars of one length: 15 minutes unless said otherwise. */
final class MarketFixture {
    static final long TICK = FixedPoint.ONE / 2;

    final Market market = new Market(2, new int[] {3, 15}, 256, 50);
    final InstrumentTable instruments = new InstrumentTable(2);
    final FeatureEngine features = new FeatureEngine(market);
    private final int index;
    private long openTimeNs = 1_700_000_100L * 1_000_000_000L;

    MarketFixture() {
        this(15);
    }

    MarketFixture(int minutes) {
        index = market.intervalIndex(minutes);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        new InstrumentDefinitionEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .instrumentId(0)
                .symbol("TESTUSDT")
                .status(InstrumentStatus.TRADING)
                .tickSize(TICK)
                .lotSize(1_000_000);
        instruments.onDefinition(
                new InstrumentDefinitionDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()));
    }

    /** Closes the next bar; prices in whole units of 1e-8, volume 10. */
    void bar(long open, long high, long low, long close) {
        bar(open, high, low, close, 10);
    }

    /** Closes the next bar; prices in whole units of 1e-8. */
    void bar(long open, long high, long low, long close, double volume) {
        final int result = series().onBar(true, false, openTimeNs, open, high, low, close, volume, 1000);
        if (result != BarResult.CLOSED) {
            throw new AssertionError("bar not taken: result=" + result);
        }
        openTimeNs += series().intervalNs();
        features.onClosedBar(0, index);
    }

    /** A history that does not connect: the series starts anew with its first bar. */
    void restart(long open, long high, long low, long close, double volume) {
        openTimeNs += 10 * series().intervalNs();
        series().onBar(true, true, openTimeNs, open, high, low, close, volume, 1000);
        openTimeNs += series().intervalNs();
    }

    BarSeries series() {
        return market.bars(0, index);
    }
}

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
import io.escapement.core.market.Market;
import org.agrona.concurrent.UnsafeBuffer;

/** A market of one instrument with a tick of 0.5, fed with 15 minute bars. */
final class MarketFixture {
    static final long TICK = FixedPoint.ONE / 2;
    static final long INTERVAL_NS = 900_000_000_000L;

    final Market market = new Market(2, new int[] {3, 15}, 256, 50);
    final InstrumentTable instruments = new InstrumentTable(2);
    final FeatureEngine features = new FeatureEngine(market);
    private long openTimeNs = 1_700_000_100L * 1_000_000_000L;

    MarketFixture() {
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

    /** Closes the next bar; prices in whole units of 1e-8. */
    void bar(long open, long high, long low, long close) {
        final int result = market.bars(0, 1).onBar(true, false, openTimeNs, open, high, low, close, 10, 1000);
        if (result != BarResult.CLOSED) {
            throw new AssertionError("bar not taken: result=" + result);
        }
        openTimeNs += INTERVAL_NS;
        features.onClosedBar(0, 1);
    }
}

package io.escapement.simulation.session;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.hash.Hash64;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Parameter;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import java.util.List;

/** Trades by the toss of a coin that depends on nothing but seed, instrument and bar: often, and both ways. */
final class CoinStrategy implements Strategy {
    static final int MINUTES = 1;
    private static final int ID = 77;
    private static final int SPEAKS_ONE_IN = 3;
    private static final long MIN_DISTANCE = FixedPoint.ONE / 1000;
    private static final long MORE_DISTANCE = FixedPoint.ONE / 200;

    private final long seed;
    private final long silentFromNs;
    private final Market market;
    private final InstrumentTable instruments;
    private final int intervalIndex;

    /** Speaks until {@code silentFromNs}, engine time. */
    CoinStrategy(long seed, long silentFromNs, Market market, InstrumentTable instruments) {
        this.seed = seed;
        this.silentFromNs = silentFromNs;
        this.market = market;
        this.instruments = instruments;
        this.intervalIndex = market.intervalIndex(MINUTES);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String name() {
        return "coin";
    }

    @Override
    public int intervalMinutes() {
        return MINUTES;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<String> numberNames() {
        return List.of();
    }

    @Override
    public boolean evaluate(int instrumentId, Proposal out) {
        final BarSeries bars = market.bars(instrumentId, intervalIndex);
        final long close = bars.lastCloseTimeNs();
        final long coin = Hash64.mix(Hash64.mix(seed, instrumentId), close);
        if (close >= silentFromNs || Math.floorMod(coin, SPEAKS_ONE_IN) != 0 || !instruments.isDefined(instrumentId)) {
            return false;
        }
        final long entry = bars.close(0);
        final long tick = instruments.tickSize(instrumentId);
        final boolean buy = (coin >> 20 & 1) == 0;
        final long stopDistance = distance(entry, coin >>> 24, tick);
        final long targetDistance = distance(entry, coin >>> 40, tick);
        out.set(
                ID,
                instrumentId,
                MINUTES,
                buy ? Side.BUY : Side.SELL,
                close,
                entry,
                buy ? entry - stopDistance : entry + stopDistance,
                buy ? entry + targetDistance : entry - targetDistance,
                (coin >>> 44 & 0xFF) / 256.0,
                1.0,
                0.5);
        return true;
    }

    /** Between a tenth and six tenths of a per cent, in whole ticks. */
    private static long distance(long price, long coin, long tick) {
        final long share = MIN_DISTANCE + (coin & 0xFFFF) * MORE_DISTANCE / 0xFFFF;
        return Math.max(tick, price * share / FixedPoint.ONE / tick * tick);
    }

    @Override
    public long hashInto(long hash) {
        return hash;
    }

    @Override
    public void persist(StateIo io) {
        // The coin has no memory.
    }
}

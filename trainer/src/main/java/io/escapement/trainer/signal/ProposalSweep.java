package io.escapement.trainer.signal;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.ParameterValues;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.strategy.StrategyKind;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One of the core's strategies over one instrument's bars, without features: what {@link SignalFinder} finds of it, many
 * times faster, and as far as is asked for. For searches, which ask the same bars hundreds of times.
 */
public final class ProposalSweep {
    private static final int BAR_CAPACITY = 512;
    private static final int BOOK_DEPTH = 1;

    private final BarTape tape;
    private final Market market;
    private final Strategy strategy;
    private final int primary;
    private final Proposal proposal = new Proposal();
    private int next;

    /** Hears proposals in order of time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A proposal.
         *
         * @param closeTimeMs close of the bar that made it
         * @param side +1 long, -1 short
         * @param stop price
         * @param target price
         */
        void onProposal(long closeTimeMs, int side, double stop, double target);
    }

    /**
     * At the first bar.
     *
     * @param tape bars, those of 15 minutes among them
     * @param kind of the strategy
     * @param values of its parameters
     */
    public ProposalSweep(BarTape tape, StrategyKind kind, ParameterValues values) {
        this.tape = tape;
        market = new Market(1, tape.intervals(), BAR_CAPACITY, BOOK_DEPTH);
        strategy = kind.create(market, instrument(tape.tickSize()), values);
        primary = market.intervalIndex(FeatureEngine.PRIMARY_MINUTES);
    }

    /**
     * Goes on.
     *
     * @param untilMs bars that close before it are taken
     * @param listener hears what is proposed
     */
    public void advance(long untilMs, Listener listener) {
        while (next < tape.size() && tape.closeTimeMs(next) < untilMs) {
            final long close = tape.closeTimeMs(next);
            boolean spoke = false;
            for (; next < tape.size() && tape.closeTimeMs(next) == close; next++) {
                final int index = tape.interval(next);
                if (tape.closeInto(market, next) && market.intervalMinutes(index) == strategy.intervalMinutes()) {
                    spoke |= strategy.evaluate(0, proposal);
                }
            }
            if (spoke && market.bars(0, primary).size() >= FeatureEngine.WARM_UP_BARS) {
                listener.onProposal(
                        close,
                        proposal.side() == Side.BUY ? 1 : -1,
                        FixedPoint.toDouble(proposal.stopPrice()),
                        FixedPoint.toDouble(proposal.targetPrice()));
            }
        }
    }

    private static InstrumentTable instrument(long tickSize) {
        final InstrumentTable instruments = new InstrumentTable(1);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[InstrumentDefinitionEncoder.BLOCK_LENGTH]);
        new InstrumentDefinitionEncoder()
                .wrap(buffer, 0)
                .instrumentId(0)
                .tickSize(tickSize)
                .lotSize(1);
        instruments.onDefinition(new InstrumentDefinitionDecoder()
                .wrap(buffer, 0, InstrumentDefinitionDecoder.BLOCK_LENGTH, InstrumentDefinitionDecoder.SCHEMA_VERSION));
        return instruments;
    }
}

package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Regime;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * What was planned when an entry was allowed, told again when its trade is over: noted by signal slot, and kept by
 * instrument from the moment the entry fills, since a signal may be learned from before its position is flat.
 */
final class EntryPlans implements Persistent {
    private final SignalTable signals;

    private final Reason[] sizedBy;
    private final long[] expectedPrice;
    private final long[] equity;
    private final long[] modelHash;

    private final Plan[] byInstrument;

    EntryPlans(SignalTable signals, int instrumentCapacity) {
        this.signals = signals;
        sizedBy = new Reason[signals.capacity()];
        expectedPrice = new long[signals.capacity()];
        equity = new long[signals.capacity()];
        modelHash = new long[signals.capacity()];
        Arrays.fill(sizedBy, Reason.NONE);
        byInstrument = new Plan[instrumentCapacity];
        for (int i = 0; i < instrumentCapacity; i++) {
            byInstrument[i] = new Plan();
        }
    }

    /** An entry was allowed. */
    void note(int slot, Reason decidedBy, long price, long equityBefore, long modelHashPrefix) {
        sizedBy[slot] = decidedBy;
        expectedPrice[slot] = price;
        equity[slot] = equityBefore;
        modelHash[slot] = modelHashPrefix;
    }

    /** It opened a position. */
    void onOpened(int i, int slot) {
        final Plan plan = byInstrument[i];
        plan.entry = signals.entry(slot);
        plan.expectedPrice = expectedPrice[slot];
        plan.stop = signals.stop(slot);
        plan.firstTarget = signals.firstTarget(slot);
        plan.target = signals.target(slot);
        plan.probability = signals.probability(slot);
        plan.expectedValueBps = signals.expectedValue(slot);
        plan.sizedBy = sizedBy[slot];
        plan.sizeFactor = signals.sizeFactor(slot);
        plan.regime = signals.regime(slot);
        plan.equityBefore = equity[slot];
        plan.modelHash = modelHash[slot];
        plan.signalTimeNs = signals.closeTimeNs(slot);
    }

    /** Plan of the holding of an instrument; a blank one if no signal of ours opened it. */
    Plan of(int i) {
        return byInstrument[i];
    }

    /** The holding is over. */
    void clear(int i) {
        byInstrument[i].clear();
    }

    @Override
    public void persist(StateIo io) {
        io.words(sizedBy, Reason.class);
        io.longs(expectedPrice);
        io.longs(equity);
        io.longs(modelHash);
        final int plans = io.count(byInstrument.length, byInstrument.length);
        for (int i = 0; i < plans; i++) {
            io.section("plan", 1, byInstrument[i]);
        }
    }

    /** One holding's plan. */
    static final class Plan implements Persistent {
        long entry;
        long expectedPrice;
        long stop;
        long firstTarget;
        long target;
        double probability;
        double expectedValueBps;
        Reason sizedBy;
        double sizeFactor;
        Regime regime;
        long equityBefore;
        long modelHash;
        long signalTimeNs;

        Plan() {
            clear();
        }

        /** How far an average entry price is worse than the planned one, in basis points; NaN without a plan. */
        double entrySlippageBps(Side side, long paid) {
            if (entry == FixedPoint.NULL || paid == FixedPoint.NULL) {
                return Double.NaN;
            }
            return 1e4 * (side == Side.BUY ? paid - entry : entry - paid) / entry;
        }

        @Override
        public void persist(StateIo io) {
            entry = io.i64(entry);
            expectedPrice = io.i64(expectedPrice);
            stop = io.i64(stop);
            firstTarget = io.i64(firstTarget);
            target = io.i64(target);
            probability = io.f64(probability);
            expectedValueBps = io.f64(expectedValueBps);
            sizedBy = io.word(sizedBy, Reason.class);
            sizeFactor = io.f64(sizeFactor);
            regime = io.word(regime, Regime.class);
            equityBefore = io.i64(equityBefore);
            modelHash = io.i64(modelHash);
            signalTimeNs = io.i64(signalTimeNs);
        }

        private void clear() {
            entry = FixedPoint.NULL;
            expectedPrice = FixedPoint.NULL;
            stop = FixedPoint.NULL;
            firstTarget = FixedPoint.NULL;
            target = FixedPoint.NULL;
            probability = Double.NaN;
            expectedValueBps = Double.NaN;
            sizedBy = Reason.NONE;
            sizeFactor = Double.NaN;
            regime = Regime.NULL_VAL;
            equityBefore = FixedPoint.NULL;
            modelHash = 0;
            signalTimeNs = FixedPoint.NULL;
        }
    }
}

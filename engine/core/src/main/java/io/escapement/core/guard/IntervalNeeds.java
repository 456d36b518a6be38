package io.escapement.core.guard;

import io.escapement.core.feature.Feature;
import io.escapement.core.market.Market;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Strategy;

/**
 * Which bar intervals a signal needs: its strategy's own, those the strategy looks at besides, those of the model's
 * features, and those of gates that look at bars. Only these can block it; the bars of other intervals are waited for as
 * long as the grace of the candidate window, so that features see the same instant whether or not a model asks for them.
 *
 * <p>Intervals are bits, as {@link Market#intervalBit} gives them. What is needed and not followed is kept apart, so that
 * it can be told and the signal blocked.
 */
public final class IntervalNeeds implements Persistent {
    /** Nothing is missing. */
    public static final int NONE = 0;

    private final Market market;
    private final Strategy[] strategies;
    private final int[] bits;
    private final int[] missing;
    private int modelBits;
    private int modelMissing;

    /**
     * The needs of the strategies alone.
     *
     * @param market which intervals are followed
     * @param strategies in the order they speak; kept
     */
    public IntervalNeeds(Market market, Strategy[] strategies) {
        this.market = market;
        this.strategies = strategies;
        bits = new int[strategies.length];
        missing = new int[strategies.length];
        for (int s = 0; s < strategies.length; s++) {
            add(s, strategies[s].intervalMinutes());
            for (final int minutes : strategies[s].otherIntervals()) {
                add(s, minutes);
            }
        }
    }

    /**
     * A gate looks at bars of another interval for signals of one; to be called while the core is built.
     *
     * @param signalMinutes interval of the signals
     * @param neededMinutes what the gate looks at
     */
    public void alsoFor(int signalMinutes, int neededMinutes) {
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].intervalMinutes() == signalMinutes) {
                add(s, neededMinutes);
            }
        }
    }

    /**
     * Another model is live. Its features' intervals count where its training saw values of them. Not for the hot path.
     *
     * @param bundle the model; null for none
     */
    public void onModel(ModelBundle bundle) {
        modelBits = 0;
        modelMissing = NONE;
        if (bundle == null) {
            return;
        }
        for (final Feature feature : Feature.values()) {
            final int minutes = feature.intervalMinutes();
            if (minutes != 0 && bundle.knows(feature.ordinal())) {
                modelBits |= market.intervalBit(minutes);
                modelMissing = market.intervalBit(minutes) == 0 ? minutes : modelMissing;
            }
        }
    }

    /**
     * What the signals of a strategy need.
     *
     * @param strategyId of the strategy
     * @return bits; those of all intervals for a strategy this core does not have
     */
    public int of(int strategyId) {
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].id() == strategyId) {
                return bits[s] | modelBits;
            }
        }
        return market.allIntervals();
    }

    /**
     * An interval the signals of a strategy need that is not followed.
     *
     * @param strategyId of the strategy
     * @return minutes, or {@link #NONE}
     */
    public int missing(int strategyId) {
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].id() == strategyId && missing[s] != NONE) {
                return missing[s];
            }
        }
        return modelMissing;
    }

    @Override
    public void persist(StateIo io) {
        modelBits = io.i32(modelBits);
        modelMissing = io.i32(modelMissing);
    }

    private void add(int s, int minutes) {
        final int bit = market.intervalBit(minutes);
        bits[s] |= bit;
        if (bit == 0) {
            missing[s] = minutes;
        }
    }
}

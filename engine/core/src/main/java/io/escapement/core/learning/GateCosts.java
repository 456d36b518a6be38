package io.escapement.core.learning;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.output.LearningPublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * What each gate saved or lost, in basis points of notional: the sum of what the signals it blocked came to as phantoms. It
 * decides nothing. A gate whose sum is negative kept losses away; one with a positive sum kept earnings away.
 */
public final class GateCosts implements Persistent {
    private static final int REASONS = 256;

    private final LearningPublisher publisher;
    private final boolean frozen;
    private final int[] count = new int[REASONS];
    private final double[] sumBps = new double[REASONS];

    /**
     * Costs of nothing.
     *
     * @param configuration whether they are added up
     * @param publisher tells each change
     */
    public GateCosts(CoreConfiguration configuration, LearningPublisher publisher) {
        this.publisher = publisher;
        frozen = configuration.flag(LearningKeys.FREEZE) || configuration.flag(LearningKeys.GATE_COSTS_FREEZE);
    }

    /**
     * Takes in an outcome; trades and phantoms beside them cost no gate anything.
     *
     * @param outcome with a result
     */
    public void learn(Outcome outcome) {
        final double bps = outcome.resultBps();
        if (frozen || outcome.blockedBy == Reason.NONE || bps != bps) {
            return;
        }
        final int gate = outcome.blockedBy.value();
        count[gate]++;
        sumBps[gate] += bps;
        publisher.gateCost(outcome.signalId, outcome.strategyId, outcome.blockedBy, count[gate], bps, sumBps[gate]);
    }

    /**
     * Signals a gate blocked that were followed to their end.
     *
     * @param gate its reason
     * @return count
     */
    public int count(Reason gate) {
        return count[gate.value()];
    }

    /**
     * What they came to.
     *
     * @param gate its reason
     * @return sum in basis points; negative: the gate saved
     */
    public double costBps(Reason gate) {
        return sumBps[gate.value()];
    }

    @Override
    public void persist(StateIo io) {
        io.ints(count);
        io.doubles(sumBps);
    }
}

package io.escapement.core.learning;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.LearningPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Where every outcome arrives: it is told with the features its signal was judged by, everybody who learns hears of it, and
 * every so many training is asked for. Phantoms beside trades are told and otherwise left alone: their signal's outcome is
 * the trade's.
 */
public final class OutcomeDesk implements Persistent {
    private static final double BPS = 1e4;

    private final LearningPublisher publisher;
    private final StatePublisher requests;
    private final Lessons lessons;
    private final WinRates winRates;
    private final GateCosts gateCosts;
    private final boolean asks;
    private final int retrainEvery;
    private final Outcome outcome = new Outcome();
    private int outcomes;

    /**
     * A desk without outcomes.
     *
     * @param configuration rhythm of training
     * @param publisher tells outcomes
     * @param requests asks for training
     * @param lessons learn
     * @param winRates learn
     * @param gateCosts learn
     */
    public OutcomeDesk(
            CoreConfiguration configuration,
            LearningPublisher publisher,
            StatePublisher requests,
            Lessons lessons,
            WinRates winRates,
            GateCosts gateCosts) {
        this.publisher = publisher;
        this.requests = requests;
        this.lessons = lessons;
        this.winRates = winRates;
        this.gateCosts = gateCosts;
        retrainEvery = configuration.count(LearningKeys.RETRAIN);
        asks = !configuration.flag(LearningKeys.FREEZE) && !configuration.flag(LearningKeys.REQUESTS_FREEZE);
    }

    /**
     * Begins an outcome with what its signal's row tells.
     *
     * @param signals table the row is in
     * @param slot of the row
     * @return to be filled with the result; reused
     */
    public Outcome begin(SignalTable signals, int slot) {
        final double entry = FixedPoint.toDouble(signals.entry(slot));
        final double risk = Math.abs(entry - FixedPoint.toDouble(signals.stop(slot)));
        final double reward = Math.abs(FixedPoint.toDouble(signals.target(slot)) - entry);
        outcome.signalId = signals.id(slot);
        outcome.instrumentId = signals.instrumentId(slot);
        outcome.strategyId = signals.strategyId(slot);
        outcome.side = signals.side(slot);
        outcome.riskBps = risk / entry * BPS;
        outcome.rewardBps = reward / entry * BPS;
        outcome.regime = signals.regime(slot).value();
        outcome.hour = signals.hour(slot);
        outcome.volatilityBucket = signals.volatilityBucket(slot);
        outcome.modelProbability = signals.modelProbability(slot);
        outcome.probability = signals.probability(slot);
        outcome.expectedBps = signals.uncorrectedBps(slot);
        return outcome;
    }

    /**
     * The outcome begun last is complete.
     *
     * @param signals table its signal's row is in
     * @param slot of the row
     */
    public void record(SignalTable signals, int slot) {
        publisher.beginOutcome(
                outcome.instrumentId,
                outcome.signalId,
                outcome.strategyId,
                outcome.side,
                signals.intervalMinutes(slot),
                outcome.traded,
                outcome.beside,
                outcome.reason,
                outcome.blockedBy);
        publisher.judgedBy(
                outcome.regime,
                outcome.volatilityBucket,
                outcome.hour,
                outcome.modelProbability,
                outcome.probability,
                outcome.expectedBps);
        publisher.outcome(
                outcome.resultR,
                outcome.netPnl,
                outcome.resultBps(),
                outcome.costBps,
                outcome.holdNs,
                outcome.favourableR,
                outcome.adverseR,
                signals.features(),
                signals.featureOffset(slot),
                signals.featureCount());
        if (outcome.beside) {
            return;
        }
        if (outcome.resultR == outcome.resultR) {
            lessons.learn(outcome);
            winRates.learn(outcome);
            gateCosts.learn(outcome);
        }
        outcomes++;
        if (asks && outcomes % retrainEvery == 0) {
            requests.trainingRequested(CommandPublisher.NULL_INSTRUMENT, Reason.PERFORMANCE, outcomes);
        }
    }

    @Override
    public void persist(StateIo io) {
        outcomes = io.i32(outcomes);
    }
}

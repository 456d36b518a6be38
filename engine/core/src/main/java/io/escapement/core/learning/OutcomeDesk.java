package io.escapement.core.learning;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** Tells the result of each signal with the features it was judged by, and asks for training every so many. */
public final class OutcomeDesk implements Persistent {
    private final SignalTable signals;
    private final SignalPublisher publisher;
    private final StatePublisher requests;
    private final Lessons lessons;
    private final int retrainEvery;
    private final Outcome outcome = new Outcome();
    private int outcomes;

    /**
     * A desk without outcomes.
     *
     * @param configuration rhythm of training
     * @param signals rows
     * @param publisher tells outcomes
     * @param requests asks for training
     * @param lessons learn from outcomes
     */
    public OutcomeDesk(
            CoreConfiguration configuration,
            SignalTable signals,
            SignalPublisher publisher,
            StatePublisher requests,
            Lessons lessons) {
        this.lessons = lessons;
        this.signals = signals;
        this.publisher = publisher;
        this.requests = requests;
        retrainEvery = configuration.count(LearningKeys.RETRAIN);
    }

    /**
     * A signal's result is known.
     *
     * @param slot in the signal table
     * @param traded false for a phantom
     * @param reason what ended it
     * @param resultR in units of the initial risk
     * @param netPnl of a trade, null for a phantom
     */
    public void record(int slot, boolean traded, Reason reason, double resultR, long netPnl) {
        outcomes++;
        publisher.outcome(
                signals.instrumentId(slot),
                signals.id(slot),
                signals.strategyId(slot),
                traded,
                reason,
                resultR,
                netPnl,
                signals.features(),
                signals.featureOffset(slot),
                signals.featureCount());
        outcome.signalId = signals.id(slot);
        outcome.instrumentId = signals.instrumentId(slot);
        outcome.strategyId = signals.strategyId(slot);
        outcome.traded = traded;
        outcome.reason = reason;
        outcome.resultR = resultR;
        lessons.learn(outcome);
        if (outcomes % retrainEvery == 0) {
            requests.trainingRequested(CommandPublisher.NULL_INSTRUMENT, Reason.PERFORMANCE, outcomes);
        }
    }

    @Override
    public void persist(StateIo io) {
        outcomes = io.i32(outcomes);
    }
}

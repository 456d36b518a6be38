package io.escapement.benchmarks.history;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OutcomeRecordedDecoder;
import io.escapement.codecs.sbe.PlanStepDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RegimeChangedDecoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.core.hash.Hash64;
import io.escapement.trainer.backtest.RunListener;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Counts what a run's outputs say, by their reasons, and digests their bytes. It only listens. */
final class ReasonTally implements RunListener {
    private static final double BPS = 1e4;

    /** Signals, trades and results of one strategy. */
    static final class Voice {
        int signals;
        int executed;
        int outcomes;
        double netR;
        double grossR;
        int trades;
        double tradeNetR;
    }

    final TreeMap<Integer, Voice> voices = new TreeMap<>();
    final Map<Reason, Integer> blocked = new EnumMap<>(Reason.class);
    final Map<Reason, Integer> expired = new EnumMap<>(Reason.class);
    final Map<Reason, Integer> exits = new EnumMap<>(Reason.class);
    final Map<Reason, Integer> steps = new EnumMap<>(Reason.class);
    final TreeMap<String, Integer> regimes = new TreeMap<>();
    long netPnl;
    long outputs;
    long digest = Hash64.SEED;

    private final Map<Long, Double> riskBps = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final TradeClosedDecoder trade = new TradeClosedDecoder();
    private final OutcomeRecordedDecoder outcome = new OutcomeRecordedDecoder();
    private final PlanStepDecoder step = new PlanStepDecoder();
    private final RegimeChangedDecoder regime = new RegimeChangedDecoder();

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        outputs++;
        digest = Hash64.mix(Hash64.mix(digest, causeSequence), length);
        for (int i = 0; i < length; i++) {
            digest = Hash64.mix(digest, buffer.getByte(offset + i));
        }
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case SignalTransitionDecoder.TEMPLATE_ID ->
                onTransition(transition.wrapAndApplyHeader(buffer, offset, header));
            case TradeClosedDecoder.TEMPLATE_ID -> onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
            case OutcomeRecordedDecoder.TEMPLATE_ID -> onOutcome(outcome.wrapAndApplyHeader(buffer, offset, header));
            case PlanStepDecoder.TEMPLATE_ID ->
                steps.merge(step.wrapAndApplyHeader(buffer, offset, header).reason(), 1, Integer::sum);
            case RegimeChangedDecoder.TEMPLATE_ID ->
                regimes.merge(
                        regime.wrapAndApplyHeader(buffer, offset, header).to().name(), 1, Integer::sum);
            default -> {
                // In the digest, and of no further interest here.
            }
        }
    }

    private void onTransition(SignalTransitionDecoder m) {
        final SignalState to = m.toState();
        switch (to) {
            case GENERATED -> {
                voice(m.strategyId()).signals++;
                riskBps.put(m.signalId(), Math.abs(m.entry() - m.stop()) * BPS / m.entry());
            }
            case EXECUTED -> voice(m.strategyId()).executed++;
            case BLOCKED -> blocked.merge(m.reason(), 1, Integer::sum);
            case EXPIRED -> expired.merge(m.reason(), 1, Integer::sum);
            case LEARNED -> riskBps.remove(m.signalId());
            default -> {
                // On its way.
            }
        }
    }

    private void onTrade(TradeClosedDecoder m) {
        exits.merge(m.reason(), 1, Integer::sum);
        netPnl += m.netPnl();
        final Voice voice = voice(m.strategyId());
        voice.trades++;
        voice.tradeNetR += m.resultR() == m.resultR() ? m.resultR() : 0;
    }

    /** Every signal once: as its trade, or as the phantom it became. */
    private void onOutcome(OutcomeRecordedDecoder m) {
        final Double risk = riskBps.get(m.signalId());
        if (m.beside() == Bool.YES || risk == null || !(risk > 0) || m.resultR() != m.resultR()) {
            return;
        }
        final Voice voice = voice(m.strategyId());
        voice.outcomes++;
        voice.netR += m.resultR();
        voice.grossR += m.resultR() + (m.costBps() == m.costBps() ? m.costBps() / risk : 0);
    }

    private Voice voice(int strategyId) {
        return voices.computeIfAbsent(strategyId, id -> new Voice());
    }
}

package io.escapement.runtime.metrics;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RiskStateDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.codecs.sbe.TimeTickDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.codecs.sbe.WalletUpdateDecoder;
import io.escapement.core.risk.Account;
import io.escapement.core.signal.SignalTable;
import org.agrona.DirectBuffer;

/**
 * Keeps the counters that a person watches from what goes into the core and comes out of it. Business thread; allocates
 * nothing. It only listens: nothing is decided here.
 */
public final class SessionTally {
    /** Rows of hedge mode are two for one instrument; the engine trades one-way only. */
    private static final int ONE_WAY = 0;

    private final MappedCounters counters;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SignalTransitionDecoder transition = new SignalTransitionDecoder();
    private final TradeClosedDecoder trade = new TradeClosedDecoder();
    private final AlertDecoder alert = new AlertDecoder();
    private final RiskStateDecoder risk = new RiskStateDecoder();
    private final PositionUpdateDecoder position = new PositionUpdateDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();

    /**
     * A tally that writes to counters.
     *
     * @param counters written by the business thread only
     */
    public SessionTally(MappedCounters counters) {
        this.counters = counters;
    }

    /**
     * Listens to an input.
     *
     * @param buffer holds the message
     * @param offset of its header
     */
    public void onInput(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case PositionUpdateDecoder.TEMPLATE_ID -> {
                position.wrapAndApplyHeader(buffer, offset, header);
                if (position.positionIndex() != ONE_WAY) {
                    return;
                }
                final long size = position.size() == FixedPoint.NULL ? 0 : position.size();
                counters.setPosition(position.instrumentId(), position.side() == Side.SELL ? -size : size);
            }
            case FillDecoder.TEMPLATE_ID -> {
                fill.wrapAndApplyHeader(buffer, offset, header);
                if (fill.kind() != FillKind.FUNDING) {
                    counters.add(CounterType.FILLS, 1);
                }
            }
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                definition.wrapAndApplyHeader(buffer, offset, header);
                counters.name(definition.instrumentId(), definition.symbol());
            }
            default -> {
                // Market data has no counter of its own.
            }
        }
    }

    /**
     * Listens to an output.
     *
     * @param buffer holds the message
     * @param offset of its header
     */
    public void onOutput(DirectBuffer buffer, int offset) {
        counters.add(CounterType.OUTPUTS, 1);
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case SignalTransitionDecoder.TEMPLATE_ID -> {
                transition.wrapAndApplyHeader(buffer, offset, header);
                onTransition(transition.fromState(), transition.toState(), transition.reason());
            }
            case PlaceOrderDecoder.TEMPLATE_ID -> counters.add(CounterType.ORDERS, 1);
            case TradeClosedDecoder.TEMPLATE_ID -> {
                trade.wrapAndApplyHeader(buffer, offset, header);
                counters.add(CounterType.TRADES, 1);
                counters.add(CounterType.NET_PNL, trade.netPnl());
                counters.add(CounterType.FEES, trade.fees());
            }
            case RiskStateDecoder.TEMPLATE_ID -> {
                risk.wrapAndApplyHeader(buffer, offset, header);
                counters.set(CounterType.KILL_STAGE, risk.killStageRaw());
                counters.set(CounterType.HALTED, risk.halted() == Bool.YES ? 1 : 0);
            }
            case AlertDecoder.TEMPLATE_ID -> {
                counters.add(CounterType.ALERTS, 1);
                if (alert.wrapAndApplyHeader(buffer, offset, header).kind() == AlertKind.STUCK_SIGNAL) {
                    counters.add(CounterType.SIGNALS_STUCK, 1);
                }
            }
            default -> {
                // Everything else is in the journal.
            }
        }
    }

    /**
     * Takes over signals that were there before: a recovered core's.
     *
     * @param signals of the core
     */
    public void begin(SignalTable signals) {
        for (int place = 0; place < signals.size(); place++) {
            stands(signals.state(signals.slotAt(place)), 1);
        }
    }

    /**
     * Whether the account is worth a look after an input. Prices move it with every tick; a look at each tick of
     * time, at each bar and whenever money moves is enough for people.
     *
     * @param template of the input
     * @return true for fills, wallet rows, bars and time
     */
    public boolean movesAccount(int template) {
        return template == FillDecoder.TEMPLATE_ID
                || template == WalletUpdateDecoder.TEMPLATE_ID
                || template == TimeTickDecoder.TEMPLATE_ID
                || template == BarDecoder.TEMPLATE_ID;
    }

    /**
     * Looks at the account after an input.
     *
     * @param account of the core
     */
    public void onAccount(Account account) {
        if (account.isKnown()) {
            counters.set(CounterType.EQUITY, account.equity());
            counters.set(CounterType.DAY_PNL, -account.dayLoss());
            counters.set(CounterType.EXPOSURE, account.exposure());
            counters.set(CounterType.DRAWDOWN, account.drawdown());
            counters.set(CounterType.ROLLING_LOSS, account.rollingLoss());
        }
    }

    private void onTransition(SignalState from, SignalState to, Reason reason) {
        stands(from, -1);
        stands(to, 1);
        switch (to) {
            case GENERATED -> counters.add(CounterType.SIGNALS, 1);
            case EXECUTED -> counters.add(CounterType.SIGNALS_EXECUTED, 1);
            case BLOCKED -> {
                counters.add(CounterType.SIGNALS_BLOCKED, 1);
                counters.addBlocked(reason);
            }
            case EXPIRED -> counters.add(CounterType.SIGNALS_EXPIRED, 1);
            default -> {
                // Still on its way, or learned from after its end.
            }
        }
    }

    private void stands(SignalState state, int change) {
        switch (state) {
            case GENERATED -> alive(CounterType.SIGNALS_IN_GENERATED, change);
            case EVALUATING -> alive(CounterType.SIGNALS_IN_EVALUATING, change);
            case APPROVED -> alive(CounterType.SIGNALS_IN_APPROVED, change);
            case EXECUTING -> alive(CounterType.SIGNALS_IN_EXECUTING, change);
            case EXECUTED -> counters.add(CounterType.SIGNALS_IN_EXECUTED, change);
            case BLOCKED -> counters.add(CounterType.SIGNALS_IN_BLOCKED, change);
            case EXPIRED -> counters.add(CounterType.SIGNALS_IN_EXPIRED, change);
            case LEARNED -> counters.add(CounterType.SIGNALS_LEARNED, change);
            default -> {
                // Not born yet.
            }
        }
    }

    private void alive(CounterType state, int change) {
        counters.add(state, change);
        counters.add(CounterType.SIGNALS_ALIVE, change);
    }
}

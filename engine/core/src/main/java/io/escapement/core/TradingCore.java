package io.escapement.core;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FeeRatesDecoder;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.ModelActivatedDecoder;
import io.escapement.codecs.sbe.OperatorCommandDecoder;
import io.escapement.codecs.sbe.OrderUpdateDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.ReconciliationBeginDecoder;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.codecs.sbe.TimeTickDecoder;
import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.codecs.sbe.UniverseChangeDecoder;
import io.escapement.codecs.sbe.WalletUpdateDecoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.BarSeries;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.OutputPort;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;
import org.agrona.DirectBuffer;

/**
 * The whole trading logic behind one method.
 *
 * <p>State is a function of the configuration, the bundles and the sequence of inputs. Single-threaded; no clock, no
 * randomness, no file, no thread of its own. Nothing allocates after construction, except when a run starts, the
 * universe changes or a model is activated.
 *
 * <p>Every input first moves time: timers due by then fire one after the other, each with its deadline as now, then the
 * input is applied. This class only routes; {@link CoreParts} holds the rooms.
 */
public final class TradingCore {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int MAX_INTERVALS = 64;

    private final CoreParts parts;
    private final int hashEvery;
    private final long barsAgainNs;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RunStartDecoder runStart = new RunStartDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final PublicTradeDecoder trade = new PublicTradeDecoder();
    private final TickerDecoder ticker = new TickerDecoder();
    private final OrderUpdateDecoder order = new OrderUpdateDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final PositionUpdateDecoder position = new PositionUpdateDecoder();
    private final WalletUpdateDecoder wallet = new WalletUpdateDecoder();
    private final RequestOutcomeDecoder outcome = new RequestOutcomeDecoder();
    private final ConnectionStateDecoder connection = new ConnectionStateDecoder();
    private final ReconciliationBeginDecoder begin = new ReconciliationBeginDecoder();
    private final ReconciliationEndDecoder end = new ReconciliationEndDecoder();
    private final FeeRatesDecoder fees = new FeeRatesDecoder();
    private final OperatorCommandDecoder operator = new OperatorCommandDecoder();
    private final UniverseChangeDecoder universe = new UniverseChangeDecoder();
    private final ModelActivatedDecoder activated = new ModelActivatedDecoder();

    private RunMode mode = RunMode.NULL_VAL;
    private long reconciliationSequence;
    private long sequence;
    private long inputs;
    private long ignored;

    /**
     * A core before its first input.
     *
     * @param configuration limits, capacities and parameters
     * @param models bundles a run may activate, read for this core alone; may be empty
     * @param out takes the outputs, on the caller's thread, before {@link #onInput} returns
     */
    public TradingCore(CoreConfiguration configuration, ModelLibrary models, OutputPort out) {
        this(configuration, models, out, new StandardStrategies());
    }

    /**
     * A core with strategies of the caller's.
     *
     * @param configuration limits, capacities and parameters
     * @param models bundles a run may activate, read for this core alone; may be empty
     * @param out takes the outputs
     * @param strategies builds what makes signals
     */
    public TradingCore(
            CoreConfiguration configuration, ModelLibrary models, OutputPort out, StrategyFactory strategies) {
        parts = new CoreParts(configuration, models, out, strategies);
        hashEvery = configuration.count(CoreKeys.STATE_HASH_EVERY);
        barsAgainNs = configuration.nanos(CoreKeys.COMMAND_TIMEOUT);
    }

    /**
     * Applies one input; all its outputs have been emitted when this returns. Templates that are no inputs are counted
     * and otherwise ignored.
     *
     * @param sequence of the input, rising
     * @param buffer holds the message, SBE header included; not kept
     * @param offset of the header
     * @param length of header and message in bytes
     */
    public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
        this.sequence = sequence;
        inputs++;
        parts.channel.begin(sequence);
        header.wrap(buffer, offset);
        final int template = header.templateId();
        if (template < RunStartDecoder.TEMPLATE_ID || template > ModelActivatedDecoder.TEMPLATE_ID) {
            ignored++;
            return;
        }
        // Every input starts with its receive time.
        final long stamp = buffer.getLong(offset + MessageHeaderDecoder.ENCODED_LENGTH, RunStartDecoder.BYTE_ORDER);
        advance(template, stamp);
        parts.hash.absorb(template, parts.clock.nowNs());
        dispatch(template, buffer, offset);
        if (inputs % hashEvery == 0) {
            parts.state.stateHash(sequence, stateHash());
        }
    }

    /**
     * Hash over the state after the last input.
     *
     * @return equal for equal histories
     */
    public long stateHash() {
        final int count = parts.instruments.count();
        long h = Hash64.mix(parts.hash.value(), inputs);
        h = parts.instruments.hashInto(h);
        h = parts.market.hashInto(h, count);
        h = parts.signals.hashInto(h, count);
        return Hash64.mix(h, parts.channel.emitted());
    }

    /**
     * Sequence of the last input applied.
     *
     * @return 0 before the first
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Messages that were no inputs.
     *
     * @return count since construction
     */
    public long ignored() {
        return ignored;
    }

    /** What the core consists of; for tests of its invariants. */
    CoreParts parts() {
        return parts;
    }

    private void advance(int template, long stamp) {
        final long anomalies = parts.clock.anomalies();
        final long target =
                template == RunStartDecoder.TEMPLATE_ID ? parts.clock.timeOfRunStart(stamp) : parts.clock.timeOf(stamp);
        parts.channel.departure(target);
        while (parts.timers.nextDeadlineNs() <= target) {
            parts.clock.advanceTo(parts.timers.nextDeadlineNs());
            parts.channel.now(parts.clock.nowNs());
            onTimer(parts.timers.poll());
        }
        parts.clock.advanceTo(target);
        parts.channel.now(parts.clock.nowNs());
        if (parts.clock.anomalies() != anomalies) {
            parts.state.alert(
                    AlertKind.CLOCK_ANOMALY,
                    Severity.WARNING,
                    Reason.NONE,
                    CommandPublisher.NULL_INSTRUMENT,
                    StatePublisher.NULL_VALUE,
                    stamp,
                    parts.clock.nowNs());
        }
    }

    private void dispatch(int template, DirectBuffer buffer, int offset) {
        switch (template) {
            case BarDecoder.TEMPLATE_ID -> onBar(bar.wrapAndApplyHeader(buffer, offset, header));
            case BookSnapshotDecoder.TEMPLATE_ID ->
                parts.market.onBookSnapshot(snapshot.wrapAndApplyHeader(buffer, offset, header));
            case BookDeltaDecoder.TEMPLATE_ID ->
                parts.market.onBookDelta(delta.wrapAndApplyHeader(buffer, offset, header));
            case PublicTradeDecoder.TEMPLATE_ID ->
                parts.market.onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
            case TickerDecoder.TEMPLATE_ID -> onTicker(ticker.wrapAndApplyHeader(buffer, offset, header));
            case TimeTickDecoder.TEMPLATE_ID -> {
                // Time has moved; that was all.
            }
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrder(order.wrapAndApplyHeader(buffer, offset, header));
            case FillDecoder.TEMPLATE_ID -> onFill(fill.wrapAndApplyHeader(buffer, offset, header));
            case PositionUpdateDecoder.TEMPLATE_ID -> onPosition(position.wrapAndApplyHeader(buffer, offset, header));
            case WalletUpdateDecoder.TEMPLATE_ID -> onWallet(wallet.wrapAndApplyHeader(buffer, offset, header));
            case RequestOutcomeDecoder.TEMPLATE_ID -> onOutcome(outcome.wrapAndApplyHeader(buffer, offset, header));
            default -> dispatchControl(template, buffer, offset);
        }
    }

    private void dispatchControl(int template, DirectBuffer buffer, int offset) {
        switch (template) {
            case RunStartDecoder.TEMPLATE_ID -> onRunStart(runStart.wrapAndApplyHeader(buffer, offset, header));
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                parts.instruments.onDefinition(definition.wrapAndApplyHeader(buffer, offset, header));
            case FeeRatesDecoder.TEMPLATE_ID ->
                parts.instruments.onFeeRates(fees.wrapAndApplyHeader(buffer, offset, header));
            case ConnectionStateDecoder.TEMPLATE_ID ->
                onConnection(connection.wrapAndApplyHeader(buffer, offset, header));
            case ReconciliationBeginDecoder.TEMPLATE_ID ->
                onReconciliationBegin(begin.wrapAndApplyHeader(buffer, offset, header));
            case ReconciliationEndDecoder.TEMPLATE_ID ->
                onReconciliationEnd(end.wrapAndApplyHeader(buffer, offset, header));
            case OperatorCommandDecoder.TEMPLATE_ID -> onOperator(operator.wrapAndApplyHeader(buffer, offset, header));
            case UniverseChangeDecoder.TEMPLATE_ID -> {
                universe.wrapAndApplyHeader(buffer, offset, header);
                parts.coverage.onUniverse(universe.instrumentId(), universe.action() == UniverseAction.ADD);
            }
            case ModelActivatedDecoder.TEMPLATE_ID -> {
                activated.wrapAndApplyHeader(buffer, offset, header);
                parts.model.activate(activated.modelHash(), mode);
                parts.sizer.canary(parts.model.isCanary());
                parts.coverage.refresh();
            }
            default -> ignored++;
        }
    }

    private void onRunStart(RunStartDecoder start) {
        mode = start.mode();
        parts.links.onRunStart();
        parts.killSwitch.onRunStart();
        parts.orders.onRunStart(start.epoch());
        if (start.restart() == Bool.YES) {
            parts.commands.clear();
            parts.orders.onRestart();
            parts.leverage.onRestart();
            for (int i = 0; i < parts.instruments.count(); i++) {
                parts.market.onStreamLost(i);
            }
        }
        parts.model.activate(start.modelHash(), mode);
        parts.sizer.canary(parts.model.isCanary());
        final long now = parts.clock.nowNs();
        parts.timers.schedule(Timers.id(TimerKinds.DAY, 0), Math.floorDiv(now, DAY_NS) * DAY_NS + DAY_NS);
    }

    private void onBar(BarDecoder message) {
        final int result = parts.market.onBar(message);
        if (result == BarResult.CLOSED) {
            final int index = parts.market.intervalIndex(message.intervalMinutes());
            parts.signals.onClosedBar(message.instrumentId(), index, message.source() == DataSource.STREAM);
        } else if (result == BarResult.GAP) {
            askForBars(message.instrumentId(), parts.market.intervalIndex(message.intervalMinutes()));
        }
    }

    private void onTicker(TickerDecoder message) {
        final int i = message.instrumentId();
        if (parts.market.onTicker(message) && parts.positions.size(i) != 0) {
            parts.trades.revalue(i);
            parts.trades.checkLimits();
        }
    }

    private void onOrder(OrderUpdateDecoder message) {
        parts.orders.onUpdate(message);
    }

    private void onFill(FillDecoder message) {
        final int i = message.instrumentId();
        parts.positionManager.onFill(message);
        if (parts.instruments.isDefined(i)) {
            parts.trades.revalue(i);
            parts.trades.checkLimits();
        }
    }

    private void onPosition(PositionUpdateDecoder message) {
        parts.positionManager.onRow(message);
        if (parts.instruments.isDefined(message.instrumentId())) {
            parts.leverage.onLeverage(message.instrumentId(), message.leverage());
        }
    }

    private void onWallet(WalletUpdateDecoder message) {
        if (parts.account.onWallet(message)) {
            parts.killSwitch.publish(Reason.NONE);
        }
        parts.trades.checkLimits();
    }

    private void onConnection(ConnectionStateDecoder message) {
        parts.links.onState(message);
        final LinkState state = message.state();
        if (state != LinkState.DOWN && state != LinkState.GAP_OPENED) {
            return;
        }
        switch (message.channel()) {
            case PUBLIC -> onPublicLost(message.instrumentId(), message.intervalMinutes());
            default -> {
                // Private data has no book to drop: the gateway reconciles when it is back.
            }
        }
    }

    private void onPublicLost(int instrumentId, int intervalMinutes) {
        if (intervalMinutes != 0) {
            return;
        }
        for (int i = 0; i < parts.instruments.count(); i++) {
            if (instrumentId < 0 || instrumentId == i) {
                parts.market.onStreamLost(i);
            }
        }
    }

    private void onReconciliationBegin(ReconciliationBeginDecoder message) {
        final long requestedAt = message.requestedAtSequence();
        reconciliationSequence =
                requestedAt == ReconciliationBeginDecoder.requestedAtSequenceNullValue() ? sequence : requestedAt;
        parts.orders.onReconciliationBegin();
        parts.positionManager.onReconciliationBegin();
    }

    private void onReconciliationEnd(ReconciliationEndDecoder message) {
        if (message.complete() != Bool.YES) {
            parts.timers.schedule(Timers.id(TimerKinds.RECONCILE, 0), parts.clock.nowNs() + barsAgainNs);
            return;
        }
        parts.timers.cancel(Timers.id(TimerKinds.RECONCILE, 0));
        parts.positionManager.onReconciliationEnd(reconciliationSequence);
        parts.orders.onReconciliationEnd(reconciliationSequence);
        for (int i = 0; i < parts.instruments.count(); i++) {
            parts.trades.revalue(i);
        }
        final boolean first = !parts.links.isReconciled();
        parts.links.onReconciled();
        if (first) {
            parts.coverage.refresh();
        }
        parts.leverage.onReconciled();
        parts.trades.checkLimits();
    }

    private void onOutcome(RequestOutcomeDecoder message) {
        final boolean known = parts.commands.take(message.commandSequence(), message.commandIndex());
        final Outcome result = message.outcome();
        switch (message.kind()) {
            case PLACE, AMEND, CANCEL ->
                parts.orders.onOutcome(
                        message.clientOrderId().sequence(),
                        message.kind(),
                        result,
                        message.venueCode(),
                        message.orderId().high(),
                        message.orderId().low());
            case SET_LEVERAGE -> parts.leverage.onOutcome(message.instrumentId(), result, message.venueCode());
            case SET_TRADING_STOP -> parts.positionManager.onStopOutcome(message.instrumentId(), result);
            case QUERY -> onQueryOutcome(message, result, known);
            default -> {
                // Nothing waits for other commands.
            }
        }
    }

    private void onQueryOutcome(RequestOutcomeDecoder message, Outcome result, boolean known) {
        switch (message.queryKind()) {
            case ORDER ->
                parts.orders.onOutcome(
                        message.clientOrderId().sequence(),
                        CommandKind.QUERY,
                        result,
                        message.venueCode(),
                        message.orderId().high(),
                        message.orderId().low());
            case BARS -> {
                if (known && parts.commands.takenQueryKind() == QueryKind.BARS) {
                    onBarsAnswered(parts.commands.takenInstrumentId(), parts.commands.takenInterval());
                }
            }
            case RECONCILE -> onReconcileAnswered(result);
            default -> {
                // Other queries are not asked by the core.
            }
        }
    }

    private void onReconcileAnswered(Outcome result) {
        if (result != Outcome.ACK) {
            parts.timers.schedule(Timers.id(TimerKinds.RECONCILE, 0), parts.clock.nowNs() + barsAgainNs);
        }
    }

    /** If bars are still missing after the answer, they are asked for again later: the venue may lag. */
    private void onBarsAnswered(int instrumentId, int intervalMinutes) {
        final int index = parts.market.intervalIndex(intervalMinutes);
        if (index >= 0 && parts.market.bars(instrumentId, index).gapOpen()) {
            parts.timers.schedule(
                    Timers.id(TimerKinds.BARS, (long) instrumentId * MAX_INTERVALS + index),
                    parts.clock.nowNs() + barsAgainNs);
        }
    }

    private void askForBars(int instrumentId, int index) {
        final BarSeries series = parts.market.bars(instrumentId, index);
        if (!series.gapOpen()) {
            return;
        }
        parts.state.alert(
                AlertKind.GAP,
                Severity.WARNING,
                Reason.GAP_OPEN,
                instrumentId,
                StatePublisher.NULL_VALUE,
                series.missingToNs(),
                series.missingFromNs());
        if (!parts.commands.queryBars(instrumentId, series.intervalMinutes(), series.missingFromNs())) {
            parts.timers.schedule(
                    Timers.id(TimerKinds.BARS, (long) instrumentId * MAX_INTERVALS + index),
                    parts.clock.nowNs() + barsAgainNs);
        }
    }

    private void onOperator(OperatorCommandDecoder message) {
        switch (message.action()) {
            case HALT -> parts.killSwitch.halt(true);
            case RESUME -> {
                parts.killSwitch.halt(false);
                parts.trades.stopFlattening();
            }
            case CANCEL_ENTRIES -> parts.orders.cancelEntries(Reason.OPERATOR);
            case FLATTEN -> {
                parts.killSwitch.halt(true);
                parts.orders.cancelEntries(Reason.OPERATOR);
                parts.trades.flattenForOperator();
            }
            case STOP -> {
                parts.killSwitch.stop();
                parts.orders.cancelEntries(Reason.STOPPING);
            }
            case RESET_KILL -> parts.killSwitch.reset();
            default -> ignored++;
        }
    }

    private void onTimer(long id) {
        final long key = Timers.key(id);
        switch (Timers.kind(id)) {
            case TimerKinds.DAY -> {
                parts.account.startDay();
                parts.killSwitch.publish(Reason.NONE);
                parts.timers.schedule(id, parts.clock.nowNs() + DAY_NS);
            }
            case TimerKinds.COMMAND -> onCommandTimer(key);
            case TimerKinds.ORDER_QUERY -> parts.orders.onQueryTimer(key);
            case TimerKinds.ENTRY -> parts.orders.onEntryTimer(key);
            case TimerKinds.FILLS -> parts.orders.onFillsTimer(key);
            case TimerKinds.STOP -> parts.stops.demand((int) key);
            case TimerKinds.POSITION -> parts.positionManager.onCompareTimer((int) key);
            case TimerKinds.HOLD -> parts.trades.onHoldTimer((int) key);
            case TimerKinds.EXIT_RETRY -> parts.trades.onExitTimer((int) key);
            case TimerKinds.CANDIDATES -> parts.signals.onWindowTimer();
            case TimerKinds.SIGNAL -> parts.signals.onSignalTimer((int) key);
            case TimerKinds.BARS -> askForBars((int) (key / MAX_INTERVALS), (int) (key % MAX_INTERVALS));
            case TimerKinds.LEVERAGE -> parts.leverage.onTimer((int) key);
            case TimerKinds.RECONCILE -> parts.commands.queryReconcile();
            default -> throw new IllegalStateException("timer of unknown kind: id=" + id);
        }
    }

    /** Silence is an outcome too: UNKNOWN. */
    private void onCommandTimer(long number) {
        if (!parts.commands.takeTimedOut(number)) {
            return;
        }
        final CommandKind kind = parts.commands.takenKind();
        final int instrumentId = parts.commands.takenInstrumentId();
        switch (kind) {
            case SET_LEVERAGE -> parts.leverage.onOutcome(instrumentId, Outcome.UNKNOWN, -1);
            case SET_TRADING_STOP -> parts.positionManager.onStopOutcome(instrumentId, Outcome.UNKNOWN);
            case QUERY -> {
                switch (parts.commands.takenQueryKind()) {
                    case BARS -> onBarsAnswered(instrumentId, parts.commands.takenInterval());
                    case RECONCILE -> onReconcileAnswered(Outcome.UNKNOWN);
                    default ->
                        parts.orders.onOutcome(parts.commands.takenOrderSequence(), kind, Outcome.UNKNOWN, -1, 0, 0);
                }
            }
            default -> parts.orders.onOutcome(parts.commands.takenOrderSequence(), kind, Outcome.UNKNOWN, -1, 0, 0);
        }
    }
}

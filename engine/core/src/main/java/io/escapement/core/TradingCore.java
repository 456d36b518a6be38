package io.escapement.core;

import io.escapement.codecs.sbe.AccountStateDecoder;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.FeeRatesDecoder;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.ModelActivatedDecoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.OperatorCommandDecoder;
import io.escapement.codecs.sbe.OrderUpdateDecoder;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.ReconciliationBeginDecoder;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.ReportOccasion;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.codecs.sbe.TimeTickDecoder;
import io.escapement.codecs.sbe.TransactionRowDecoder;
import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.codecs.sbe.UniverseChangeDecoder;
import io.escapement.codecs.sbe.WalletUpdateDecoder;
import io.escapement.core.check.CoreView;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.hash.Hash64;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.OutputPort;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
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
public final class TradingCore implements Persistent {
    /** Which sections a snapshot of this build has; see {@link #persist}. */
    public static final int LAYOUT_VERSION = 1;

    /** Input with the highest template id. */
    private static final int LAST_INPUT = AccountStateDecoder.TEMPLATE_ID;

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long QUARTER_NS = 900_000_000_000L;

    private final CoreParts parts;
    private final int hashEvery;
    private final CoreView view;
    private final MissingBars missing;
    private final RecoveryFlow recovery;
    private final BarFlow barFlow;
    private final InstrumentFlow instrumentFlow;

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
    private final TransactionRowDecoder transaction = new TransactionRowDecoder();
    private final AccountStateDecoder accountState = new AccountStateDecoder();
    private final ModelActivatedDecoder activated = new ModelActivatedDecoder();

    private RunMode mode = RunMode.NULL_VAL;
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
        this(configuration, models, out, standardStrategies());
    }

    /**
     * The strategies of the product, as configured.
     *
     * @return builds them
     */
    public static StrategyFactory standardStrategies() {
        return new StandardStrategies();
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
        view = new CoreView(
                parts.instruments,
                parts.positions,
                parts.venuePositions,
                parts.stops,
                parts.orders.table(),
                parts.commands,
                parts.life.table(),
                parts.account,
                parts.killSwitch,
                parts.quarantine,
                parts.mode,
                parts.links);
        instrumentFlow = new InstrumentFlow(configuration, parts);
        missing = new MissingBars(configuration, parts);
        recovery = new RecoveryFlow(parts, missing, configuration.nanos(CoreKeys.COMMAND_TIMEOUT));
        barFlow = new BarFlow(configuration, parts, missing);
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
        if (template < RunStartDecoder.TEMPLATE_ID || template > LAST_INPUT) {
            ignored++;
            return;
        }
        // Every input starts with its receive time.
        final long stamp = buffer.getLong(offset + MessageHeaderDecoder.ENCODED_LENGTH, RunStartDecoder.BYTE_ORDER);
        advance(template, stamp);
        parts.hash.absorb(template, parts.clock.nowNs());
        dispatch(template, buffer, offset);
        if (inputs % hashEvery == 0) {
            parts.state.stateHash(sequence, rollingHash());
        }
        parts.aside.flush();
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
        h = barFlow.hashInto(h, count);
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

    /**
     * The bundle that decides now.
     *
     * @return its SHA-256, empty without one
     */
    public String liveModel() {
        return parts.model.bundle() == null ? "" : parts.model.bundle().sha256();
    }

    /**
     * Engine time.
     *
     * @return nanoseconds since the epoch, after the last input
     */
    public long nowNs() {
        return parts.clock.nowNs();
    }

    /**
     * The rooms to look at, never to change: for checkers and simulations.
     *
     * @return always the same
     */
    public CoreView view() {
        return view;
    }

    /**
     * Saves the whole state, or loads it into a core that has seen no input, between inputs. Sections of a snapshot with
     * an older {@link #LAYOUT_VERSION} are loaded as far as they existed.
     *
     * @param io the way out or in
     * @throws io.escapement.core.snapshot.SnapshotException if what was saved does not fit; the core is then half loaded
     *     and must not be used
     */
    @Override
    public void persist(StateIo io) {
        io.section("core", 1, this::persistOwn);
        parts.persist(io);
        io.section("recovery", 2, recovery);
        io.section("bars", 1, barFlow);
    }

    private void persistOwn(StateIo io) {
        mode = io.word(mode, RunMode.class);
        sequence = io.i64(sequence);
        inputs = io.i64(inputs);
        ignored = io.i64(ignored);
    }

    /** What the core consists of; for tests of its invariants. */
    CoreParts parts() {
        return parts;
    }

    /**
     * What goes into the journal now and then: the rolling hash of all that was decided, the market and indicators of one
     * instrument and the state of one strategy or filter, each in its turn. A walk over all of them takes a good part of a
     * millisecond where there are hundreds of instruments.
     */
    private long rollingHash() {
        final int count = parts.instruments.count();
        long h = Hash64.mix(parts.hash.value(), inputs);
        if (count > 0) {
            final long turn = inputs / hashEvery;
            h = parts.market.hashOne(h, (int) (turn % count));
            h = parts.signals.hashInTurn(h, turn, count);
        }
        return Hash64.mix(h, parts.channel.emitted());
    }

    private void advance(int template, long stamp) {
        final long anomalies = parts.clock.anomalies();
        final boolean starts = template == RunStartDecoder.TEMPLATE_ID;
        final long target = starts ? parts.clock.timeOfRunStart(stamp) : parts.clock.timeOf(stamp);
        parts.channel.departure(target);
        if (starts) {
            parts.silence.onRunStart(parts.instruments.count());
        }
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
            case BarDecoder.TEMPLATE_ID -> barFlow.onBar(bar.wrapAndApplyHeader(buffer, offset, header));
            case BookSnapshotDecoder.TEMPLATE_ID -> {
                parts.silence.onMarket(parts.clock.nowNs());
                parts.market.onBookSnapshot(snapshot.wrapAndApplyHeader(buffer, offset, header));
            }
            case BookDeltaDecoder.TEMPLATE_ID -> {
                parts.silence.onMarket(parts.clock.nowNs());
                parts.market.onBookDelta(delta.wrapAndApplyHeader(buffer, offset, header));
            }
            case PublicTradeDecoder.TEMPLATE_ID -> {
                parts.silence.onMarket(parts.clock.nowNs());
                barFlow.onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
            }
            case TickerDecoder.TEMPLATE_ID -> onTicker(ticker.wrapAndApplyHeader(buffer, offset, header));
            case TimeTickDecoder.TEMPLATE_ID -> {
                // Time has moved; that was all.
            }
            case OrderUpdateDecoder.TEMPLATE_ID -> onOrder(order.wrapAndApplyHeader(buffer, offset, header));
            case FillDecoder.TEMPLATE_ID -> onFill(fill.wrapAndApplyHeader(buffer, offset, header));
            case PositionUpdateDecoder.TEMPLATE_ID -> onPosition(position.wrapAndApplyHeader(buffer, offset, header));
            case WalletUpdateDecoder.TEMPLATE_ID -> onWallet(wallet.wrapAndApplyHeader(buffer, offset, header));
            case RequestOutcomeDecoder.TEMPLATE_ID ->
                recovery.onOutcome(outcome.wrapAndApplyHeader(buffer, offset, header));
            default -> dispatchControl(template, buffer, offset);
        }
    }

    private void dispatchControl(int template, DirectBuffer buffer, int offset) {
        switch (template) {
            case RunStartDecoder.TEMPLATE_ID -> onRunStart(runStart.wrapAndApplyHeader(buffer, offset, header));
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                instrumentFlow.onDefinition(definition.wrapAndApplyHeader(buffer, offset, header));
            case FeeRatesDecoder.TEMPLATE_ID ->
                instrumentFlow.onFeeRates(fees.wrapAndApplyHeader(buffer, offset, header));
            case ConnectionStateDecoder.TEMPLATE_ID -> {
                connection.wrapAndApplyHeader(buffer, offset, header);
                recovery.onConnection(connection);
                barFlow.onConnection(connection);
            }
            case ReconciliationBeginDecoder.TEMPLATE_ID ->
                recovery.onReconciliationBegin(begin.wrapAndApplyHeader(buffer, offset, header));
            case ReconciliationEndDecoder.TEMPLATE_ID ->
                recovery.onReconciliationEnd(end.wrapAndApplyHeader(buffer, offset, header));
            case OperatorCommandDecoder.TEMPLATE_ID -> onOperator(operator.wrapAndApplyHeader(buffer, offset, header));
            case UniverseChangeDecoder.TEMPLATE_ID -> {
                universe.wrapAndApplyHeader(buffer, offset, header);
                instrumentFlow.onUniverse(universe.instrumentId(), universe.action() == UniverseAction.ADD);
                barFlow.look();
            }
            case ModelActivatedDecoder.TEMPLATE_ID -> {
                activated.wrapAndApplyHeader(buffer, offset, header);
                onActivated(
                        activated.modelHash(),
                        activated.role() == ModelRole.SHADOW ? ModelRole.SHADOW : ModelRole.LIVE);
            }
            case TransactionRowDecoder.TEMPLATE_ID ->
                parts.positionManager.ledger().onRow(transaction.wrapAndApplyHeader(buffer, offset, header));
            case AccountStateDecoder.TEMPLATE_ID ->
                parts.mode.onState(accountState.wrapAndApplyHeader(buffer, offset, header));
            default -> ignored++;
        }
    }

    private void onRunStart(RunStartDecoder start) {
        mode = start.mode();
        parts.links.onRunStart();
        parts.killSwitch.onRunStart();
        parts.mode.onRunStart();
        parts.orders.onRunStart(start.epoch());
        if (start.restart() == Bool.YES) {
            recovery.onRestart();
        }
        parts.model.onRunStart(start.modelHash(), mode);
        parts.needs.onModel(parts.model.bundle());
        parts.signals.onRunStart(parts.state);
        parts.sizer.canary(parts.model.isCanary());
        barFlow.onRunStart();
        final long now = parts.clock.nowNs();
        parts.timers.schedule(Timers.id(TimerKinds.DAY, 0), Math.floorDiv(now, DAY_NS) * DAY_NS + DAY_NS);
        parts.reporter.onRunStart();
        parts.timers.schedule(
                Timers.id(TimerKinds.QUARTER, 0), Math.floorDiv(now, QUARTER_NS) * QUARTER_NS + QUARTER_NS);
    }

    private void onActivated(String sha256, ModelRole role) {
        final boolean done = parts.model.activate(sha256, role);
        if (done && role == ModelRole.SHADOW) {
            parts.shadow.restart();
        } else if (done) {
            parts.needs.onModel(parts.model.bundle());
            parts.sizer.canary(parts.model.isCanary());
            parts.coverage.refresh();
        }
    }

    /** Prices that a position meets on its way are part of its trade's record. */
    private void seen(int i, long price) {
        if (price > 0 && parts.positions.size(i) != 0) {
            parts.positions.facts().onPrice(i, price);
        }
    }

    private void onTicker(TickerDecoder message) {
        final int i = message.instrumentId();
        if (!parts.market.onTicker(message)) {
            return;
        }
        parts.silence.onQuote(i, parts.clock.nowNs());
        if (parts.positions.size(i) != 0) {
            seen(i, message.lastPrice());
            parts.trades.revalue(i);
            parts.killSwitch.check(i);
        }
    }

    private void onOrder(OrderUpdateDecoder message) {
        if (parts.instruments.isDefined(message.instrumentId())) {
            parts.attached.onUpdate(message);
        }
        parts.orders.onUpdate(message);
    }

    private void onFill(FillDecoder message) {
        final int i = message.instrumentId();
        parts.positionManager.onFill(message);
        if (parts.instruments.isDefined(i)) {
            parts.trades.revalue(i);
            parts.killSwitch.check(i);
        }
    }

    private void onPosition(PositionUpdateDecoder message) {
        parts.positionManager.onRow(message);
        if (parts.instruments.isDefined(message.instrumentId())) {
            parts.trades.onVenueRow(message.instrumentId());
            parts.leverage.onLeverage(message.instrumentId(), message.leverage());
        }
    }

    private void onWallet(WalletUpdateDecoder message) {
        final boolean wasKnown = parts.account.isKnown();
        if (!parts.account.onWallet(message)) {
            return;
        }
        if (!wasKnown) {
            parts.killSwitch.publish(Reason.NONE);
        }
        parts.transfers.onWallet(message.source());
        parts.killSwitch.check();
    }

    private void onOperator(OperatorCommandDecoder message) {
        switch (message.action()) {
            case HALT -> parts.killSwitch.halt(true);
            case RESUME -> {
                parts.killSwitch.halt(false);
                parts.trades.stopFlattening();
            }
            case CANCEL_ENTRIES -> parts.trades.cancelEntries(Reason.OPERATOR);
            case FLATTEN -> {
                parts.killSwitch.halt(true);
                parts.trades.cancelEntries(Reason.OPERATOR);
                parts.trades.flattenForOperator();
            }
            case STOP -> {
                parts.killSwitch.stop();
                parts.trades.cancelEntries(Reason.STOPPING);
                parts.reporter.report(ReportOccasion.STOP);
            }
            case RESET_KILL -> parts.killSwitch.reset();
            case KILL_NO_ENTRIES -> parts.killSwitch.onOperator(KillStage.NO_ENTRIES);
            case KILL_CANCEL -> parts.killSwitch.onOperator(KillStage.CANCEL);
            case KILL_FLATTEN -> parts.killSwitch.onOperator(KillStage.FLATTEN);
            case SAFE_MODE -> parts.killSwitch.safeMode();
            case RELEASE -> release(message.instrumentId());
            default -> ignored++;
        }
    }

    private void release(int only) {
        for (int i = 0; i < parts.instruments.count(); i++) {
            if (only < 0 || only == i) {
                parts.quarantine.release(i, Reason.OPERATOR);
            }
        }
    }

    private void onTimer(long id) {
        final long key = Timers.key(id);
        switch (Timers.kind(id)) {
            case TimerKinds.DAY -> {
                parts.reporter.report(ReportOccasion.DAY_END);
                parts.account.startDay();
                // First, into the place its own timer has just left.
                parts.timers.schedule(id, parts.clock.nowNs() + DAY_NS);
                parts.positionManager.ledger().onDay();
                parts.killSwitch.publish(Reason.NONE);
            }
            case TimerKinds.QUARTER -> {
                parts.account.onQuarter();
                parts.killSwitch.check();
                parts.timers.schedule(id, parts.clock.nowNs() + QUARTER_NS);
            }
            case TimerKinds.REPORT -> parts.reporter.onTimer();
            case TimerKinds.SILENCE -> parts.silence.onTimer((int) key, parts.clock.nowNs());
            case TimerKinds.COMMAND -> recovery.onCommandTimer(key);
            case TimerKinds.ORDER_QUERY -> parts.orders.fate().onQueryTimer(key);
            case TimerKinds.ENTRY -> parts.orders.fate().onEntryTimer(key);
            case TimerKinds.FILLS -> parts.orders.onFillsTimer(key);
            case TimerKinds.STOP -> parts.stops.demand((int) key);
            case TimerKinds.POSITION -> {
                parts.positionManager.onCompareTimer((int) key);
                parts.trades.revalue((int) key);
                parts.killSwitch.check((int) key);
            }
            case TimerKinds.HOLD -> parts.trades.onHoldTimer((int) key);
            case TimerKinds.REPRICE -> parts.trades.onRepriceTimer(key);
            case TimerKinds.ENTRY_AGAIN -> parts.trades.onAgainTimer((int) key);
            case TimerKinds.PLAN -> parts.trades.onPlanTimer((int) key);
            case TimerKinds.EXIT_RETRY -> parts.trades.onExitTimer((int) key);
            case TimerKinds.CANDIDATES -> parts.signals.onWindowTimer();
            case TimerKinds.SIGNAL -> parts.signals.onSignalTimer((int) key);
            case TimerKinds.PERFORMANCE -> parts.performance.onTimer((int) key, parts.clock.nowNs());
            case TimerKinds.BARS -> missing.onTimer(key);
            case TimerKinds.BAR_WATCH -> barFlow.onWatchTimer();
            case TimerKinds.TRADE_BARS -> barFlow.onTradeBarsTimer();
            case TimerKinds.TRANSACTIONS -> parts.positionManager.ledger().onTimer();
            case TimerKinds.WALLET -> parts.transfers.onTimer();
            case TimerKinds.DELIVERY -> instrumentFlow.onDeliveryTimer((int) key);
            case TimerKinds.LEVERAGE -> parts.leverage.onTimer((int) key);
            case TimerKinds.RECONCILE -> parts.commands.queryReconcile();
            default -> throw new IllegalStateException("timer of unknown kind: id=" + id);
        }
    }
}

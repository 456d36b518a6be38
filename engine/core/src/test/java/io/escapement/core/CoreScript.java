package io.escapement.core;

import static io.escapement.core.script.Amounts.of;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.*;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.script.InputWriter;
import io.escapement.core.script.OutputRecorder;
import io.escapement.core.script.OutputRecorder.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A core under test, in domain words: given a started session, when messages come, then these lines were said.
 *
 * <p>Two instruments, ids 0 and 1, tick 0.1, lot 0.01, quotes 99.9 and 100.1, wallet 10000, bars of 15 minutes only
 * unless configured. Time moves by the inputs' stamps.
 */
final class CoreScript {
    static final long START = 1_767_225_600_000_000_000L;
    static final long MINUTE = 60_000_000_000L;
    static final long QUARTER = 15 * MINUTE;
    static final int WARM_BARS = 3;
    static final int NOT_OURS = Integer.MIN_VALUE;

    final OutputRecorder out = new OutputRecorder();
    final InputWriter in = new InputWriter();
    final ScriptedStrategy strategy;
    final TradingCore core;
    long now = START;
    long barOpen = START;
    long sequence;
    private long executions;
    private long matches = 100;

    CoreScript(String... keysAndValues) {
        this(ModelLibrary.EMPTY, keysAndValues);
    }

    CoreScript(ModelLibrary models, String... keysAndValues) {
        this(new ScriptedStrategy(), models, keysAndValues);
    }

    CoreScript(ScriptedStrategy strategy, String... keysAndValues) {
        this(strategy, ModelLibrary.EMPTY, keysAndValues);
    }

    private CoreScript(ScriptedStrategy strategy, ModelLibrary models, String... keysAndValues) {
        this.strategy = strategy;
        final Map<String, String> entries = new HashMap<>(Map.of(
                "bars.intervals", "15",
                "bars.warmUp", "3",
                "microTrend.enabled", "false",
                "model.required", "false",
                "conviction.prior", "0.9",
                "capacity.instruments", "4",
                "risk.staleDataStage", "OFF",
                "risk.targetVolatility", "0"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        core = new TradingCore(CoreConfiguration.fromEntries(entries), models, out, strategy);
    }

    // Given

    /** The gateway's start script with a flat account, leverage confirmed. */
    CoreScript started() {
        runStart(false, 1, "").instruments().warmUp();
        connected().reconciled().publicUp().leverageConfirmed();
        quotes();
        out.take();
        return this;
    }

    CoreScript runStart(boolean restart, int epoch, String model) {
        in.runStart(now, RunMode.PAPER, restart, epoch, model);
        return send();
    }

    CoreScript instruments() {
        for (int i = 0; i < 2; i++) {
            in.instrument(now, i, i == 0 ? "AAAUSDT" : "BBBUSDT", "0.1", "0.01", InstrumentStatus.TRADING);
            send();
            in.fees(now, i, "0.00055", "0.0002");
            send();
        }
        return this;
    }

    CoreScript warmUp() {
        for (int b = WARM_BARS; b > 0; b--) {
            for (int i = 0; i < 2; i++) {
                bar(i, DataSource.WARM_UP, barOpen - b * QUARTER, "100", "100", "100", "100");
            }
        }
        return this;
    }

    CoreScript connected() {
        return link(Channel.PRIVATE, LinkState.UP).link(Channel.TRADE, LinkState.UP);
    }

    CoreScript link(Channel channel, LinkState state) {
        in.connection(now, channel, state, NOT_OURS, 0);
        return send();
    }

    /** Another public connection than the first. */
    CoreScript link(int connection, LinkState state) {
        in.connection(now, Channel.PUBLIC, state, NOT_OURS, 0, connection);
        return send();
    }

    CoreScript gap(int i, LinkState state) {
        in.connection(now, Channel.PUBLIC, state, i, 0);
        return send();
    }

    CoreScript universe(int i, UniverseAction action) {
        in.universe(now, i, action);
        return send();
    }

    CoreScript publicUp() {
        return link(Channel.PUBLIC, LinkState.UP);
    }

    CoreScript reconciled() {
        reconcileBegin();
        wallet("10000");
        return reconcileEnd();
    }

    CoreScript reconcileBegin() {
        in.reconciliationBegin(now, sequence);
        return send();
    }

    CoreScript reconcileEnd() {
        in.reconciliationEnd(now, sequence, true);
        return send();
    }

    CoreScript leverageConfirmed() {
        for (final Command command : List.copyOf(out.commands())) {
            if (command.kind() == CommandKind.SET_LEVERAGE) {
                answer(command, Outcome.ACK, 0);
            }
        }
        return this;
    }

    CoreScript quotes() {
        return quote(0, "99.9", "100.1").quote(1, "99.9", "100.1");
    }

    // When

    CoreScript send() {
        core.onInput(++sequence, in.buffer, 0, in.length());
        return this;
    }

    CoreScript after(long nanos) {
        now += nanos;
        in.tick(now);
        return send();
    }

    CoreScript seconds(long seconds) {
        return after(seconds * 1_000_000_000L);
    }

    CoreScript quote(int i, String bid, String ask) {
        in.ticker(now, i, of(bid), of(bid), of(bid), of(ask));
        return send();
    }

    CoreScript mark(int i, String price) {
        in.ticker(now, i, of(price), of(price), FixedPoint.NULL, FixedPoint.NULL);
        return send();
    }

    CoreScript wallet(String balance) {
        in.wallet(now, DataSource.STREAM, of(balance));
        return send();
    }

    CoreScript bar(int i, DataSource source, long open, String o, String h, String l, String c) {
        return bar(i, 15, source, open, o, h, l, c);
    }

    CoreScript bar(int i, int minutes, DataSource source, long open, String o, String h, String l, String c) {
        in.bar(now, i, minutes, true, source, open, of(o), of(h), of(l), of(c));
        return send();
    }

    /** Time goes to the end of the running quarter; quotes are fresh; no bar has come yet. */
    CoreScript quarterEnds() {
        now = barOpen + QUARTER;
        barOpen += QUARTER;
        return quotes();
    }

    /** The quarter that just ended closes at 100 for one instrument. */
    CoreScript closes(int i) {
        return closes(i, "100", "100", "100", "100");
    }

    CoreScript closes(int i, String o, String h, String l, String c) {
        return bar(i, DataSource.STREAM, barOpen - QUARTER, o, h, l, c);
    }

    /** The strategy will speak at the next close: long from 100, stop 98, target 104. */
    CoreScript proposesLong(int i) {
        strategy.propose(i, Side.BUY, of("100"), of("98"), of("104"));
        return this;
    }

    CoreScript proposesShort(int i) {
        strategy.propose(i, Side.SELL, of("100"), of("102"), of("96"));
        return this;
    }

    /** A long of instrument 0 from signal to order. */
    CoreScript longOrdered() {
        return proposesLong(0).quarterEnds().closes(0).closes(1);
    }

    /** A long of instrument 0 from signal to position with its stop on the venue. */
    CoreScript longOpen() {
        longOrdered();
        answerLast(CommandKind.PLACE, Outcome.ACK, 0);
        fillAll("100.1");
        orderUpdate(OrderStatus.FILLED, "9.99");
        return positionRow(0, Side.BUY, "9.99", "100.1", "98");
    }

    CoreScript answerLast(CommandKind kind, Outcome result, int code) {
        return answer(out.last(kind), result, code);
    }

    CoreScript answer(Command command, Outcome result, int code) {
        in.outcome(
                now,
                command.instrument(),
                command.kind(),
                command.query(),
                result,
                command.cause(),
                command.index(),
                command.epoch(),
                command.sequence(),
                command.leg(),
                code);
        return send();
    }

    CoreScript orderUpdate(OrderStatus status, String filled) {
        return orderUpdate(out.last(CommandKind.PLACE), DataSource.STREAM, status, filled);
    }

    CoreScript orderUpdate(Command place, DataSource source, OrderStatus status, String filled) {
        in.order(
                now,
                place.instrument(),
                source,
                place.epoch(),
                place.sequence(),
                place.leg(),
                place.side(),
                status,
                StopKind.NONE,
                place.size(),
                of(filled));
        return send();
    }

    /** The venue ends a post-only order because it would have taken. */
    CoreScript refusedAsTaker() {
        final Command place = out.last(CommandKind.PLACE);
        in.order(
                now,
                place.instrument(),
                DataSource.STREAM,
                place.epoch(),
                place.sequence(),
                place.leg(),
                place.side(),
                OrderStatus.CANCELLED,
                StopKind.NONE,
                place.size(),
                0,
                of("100"),
                2);
        return send();
    }

    /** A row with a trailing stop. */
    CoreScript trailingRow(int i, Side side, String size, String entry, String stop, String trailing) {
        in.position(
                now,
                i,
                DataSource.STREAM,
                side,
                of(size),
                of(entry),
                FixedPoint.multiply(of(size), of(entry), Rounding.HALF_UP),
                of("3"),
                0,
                of(stop),
                of(trailing),
                FixedPoint.NULL,
                matches);
        return send();
    }

    CoreScript fillAll(String price) {
        final Command place = out.last(CommandKind.PLACE);
        return fill(place, price, place.size());
    }

    CoreScript fill(Command place, String price, long size) {
        return fill(
                place.instrument(),
                DataSource.STREAM,
                ++executions,
                place.epoch(),
                place.sequence(),
                place.leg(),
                StopKind.NONE,
                place.side(),
                price,
                size,
                FixedPoint.NULL);
    }

    /** The attached stop or target of a position fills. */
    CoreScript attachedFills(int i, StopKind kind, Side side, String price, String size) {
        return fill(
                i,
                DataSource.STREAM,
                ++executions,
                NOT_OURS,
                Long.MIN_VALUE,
                0,
                kind,
                side,
                price,
                of(size),
                FixedPoint.NULL);
    }

    CoreScript fill(
            int i,
            DataSource source,
            long executionId,
            int epoch,
            long order,
            int leg,
            StopKind kind,
            Side side,
            String price,
            long size,
            long realised) {
        final long value = FixedPoint.multiply(of(price), size, Rounding.HALF_UP);
        final long fee = FixedPoint.multiply(value, of("0.00055"), Rounding.CEILING);
        in.fill(
                now,
                i,
                source,
                executionId,
                epoch,
                order,
                leg,
                FillKind.TRADE,
                kind,
                side,
                of(price),
                size,
                value,
                fee,
                realised,
                ++matches);
        return send();
    }

    CoreScript funding(int i, String paid) {
        in.fill(
                now,
                i,
                DataSource.STREAM,
                ++executions,
                NOT_OURS,
                Long.MIN_VALUE,
                0,
                FillKind.FUNDING,
                StopKind.NONE,
                Side.BUY,
                of("100"),
                of("1"),
                of("100"),
                of(paid),
                FixedPoint.NULL,
                ++matches);
        return send();
    }

    CoreScript positionRow(int i, Side side, String size, String entry, String stop) {
        return positionRow(i, DataSource.STREAM, side, size, entry, stop);
    }

    CoreScript positionRow(int i, DataSource source, Side side, String size, String entry, String stop) {
        in.position(
                now,
                i,
                source,
                side,
                of(size),
                of(entry),
                FixedPoint.multiply(of(size), of(entry), Rounding.HALF_UP),
                of("3"),
                0,
                of(stop),
                FixedPoint.NULL,
                matches);
        return send();
    }

    /** Sequence of a match that follows all told before. */
    long nextMatch() {
        return ++matches;
    }

    /** Sequence of the latest match told. */
    long latestMatch() {
        return matches;
    }

    CoreScript flatRow(int i) {
        return positionRow(i, Side.NULL_VAL, "0", "0", "0");
    }

    CoreScript operator(OperatorAction action) {
        in.operator(now, action);
        return send();
    }

    // Then

    /** Forgets what was said. */
    CoreScript quietly() {
        out.take();
        return this;
    }

    /** Lines since last asked that start with a word. */
    List<String> said(String... words) {
        return out.take().stream()
                .filter(line -> List.of(words).stream().anyMatch(line::startsWith))
                .toList();
    }

    /** All lines since last asked, without what accompanies signals, and hashes. */
    List<String> said() {
        return out.take().stream()
                .filter(line -> !line.startsWith("evaluation")
                        && !line.startsWith("proposed")
                        && !line.startsWith("context")
                        && !line.startsWith("asked")
                        && !line.startsWith("sized")
                        && !line.startsWith("report")
                        && !line.startsWith("bars ")
                        && !line.equals("hash"))
                .toList();
    }
}

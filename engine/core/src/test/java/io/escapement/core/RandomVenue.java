package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.*;
import io.escapement.core.output.OutputPort;
import io.escapement.core.script.Amounts;
import io.escapement.core.script.InputWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * A small venue that answers a core's commands like a bad day: acks late, never, or wrong, messages shuffled and
 * repeated, the private stream cut, stops forgotten, restarts. Everything follows from the seed.
 *
 * <p>It keeps its own books, from what it executed and from what it delivered, for the test to compare with.
 */
final class RandomVenue implements OutputPort {
    static final int INSTRUMENTS = 3;
    private static final int EPOCH_NULL = Integer.MIN_VALUE;
    private static final long FEE = Amounts.of("0.00055");

    private record Execution(
            long id,
            int i,
            int epoch,
            long order,
            int leg,
            StopKind kind,
            Side side,
            long price,
            long size,
            long fee,
            long match) {}

    private record Request(
            long cause,
            int index,
            CommandKind kind,
            QueryKind query,
            int i,
            int epoch,
            long order,
            int leg,
            Side side,
            long size,
            long stop,
            long target,
            boolean reduce,
            boolean limit,
            boolean postOnly,
            long price) {}

    /** Codes of an order update. */
    private static final int NO_REASON = 0;

    private static final int POST_ONLY_WOULD_TAKE = 2;

    final InputWriter in = new InputWriter();
    final long[] price = {Amounts.of("100"), Amounts.of("20"), Amounts.of("3000")};
    final long[] delivered = new long[INSTRUMENTS];
    final List<String> violations = new ArrayList<>();
    final List<byte[]> inputs = new ArrayList<>();
    long deliveredFees;
    long entriesPlaced;
    long exitsPlaced;
    long amendsPlaced;
    long firstTargetsPlaced;
    long firstTargetFills;
    long stopsMoved;
    long trailingSet;
    int tradesClosed;
    int alerts;

    private final SplittableRandom random;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<Runnable> pending = new ArrayList<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Set<Long> deliveredIds = new HashSet<>();
    private final Map<Long, OrderStatus> orders = new HashMap<>();
    private final Map<Long, Request> placed = new HashMap<>();
    private final Map<Long, Long> filled = new HashMap<>();
    private final Map<Long, Integer> resting = new TreeMap<>();
    private final Map<Long, Long> entrySignals = new HashMap<>();
    private final Map<Long, Long> sizes = new HashMap<>();
    private final Map<Long, Long> prices = new HashMap<>();
    private final long[] position = new long[INSTRUMENTS];
    private final long[] cost = new long[INSTRUMENTS];
    private final long[] stop = new long[INSTRUMENTS];
    private final long[] target = new long[INSTRUMENTS];
    private final long[] trailing = new long[INSTRUMENTS];
    private long wallet = Amounts.of("10000");
    private long matches = 1;
    private boolean privateUp;
    /** Takes the inputs of a session behind its own core. */
    interface Follower {
        void onInput(long sequence, DirectBuffer buffer, int offset, int length);
    }

    private boolean calm;
    CheckedCore core;
    /** Gets every input too, behind the core; null for none. */
    Follower follower;

    long now = CoreScript.START;
    long sequence;
    private long barOpen = CoreScript.START;
    private int epoch = 1;
    private final ScriptedStrategy strategy;

    RandomVenue(long seed, ScriptedStrategy strategy) {
        random = new SplittableRandom(seed);
        this.strategy = strategy;
    }

    // The core speaks

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        header.wrap(buffer, offset);
        if (cause != sequence) {
            violations.add("output without its cause: " + cause + " at " + sequence);
        }
        switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                final PlaceOrderDecoder m = new PlaceOrderDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                onPlace(
                        new Request(
                                cause,
                                index,
                                CommandKind.PLACE,
                                QueryKind.NULL_VAL,
                                m.instrumentId(),
                                m.clientOrderId().epoch(),
                                m.clientOrderId().sequence(),
                                m.clientOrderId().leg(),
                                m.side(),
                                m.size(),
                                m.stopLoss(),
                                m.takeProfit(),
                                m.reduceOnly() == Bool.YES,
                                m.orderType() == OrderType.LIMIT,
                                m.timeInForce() == TimeInForce.POST_ONLY,
                                m.price()),
                        m.signalId());
            }
            case AmendOrderDecoder.TEMPLATE_ID -> {
                final AmendOrderDecoder m = new AmendOrderDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                final Request r = request(
                        cause,
                        index,
                        CommandKind.AMEND,
                        QueryKind.NULL_VAL,
                        m.instrumentId(),
                        m.clientOrderId().epoch(),
                        m.clientOrderId().sequence(),
                        m.clientOrderId().leg());
                final long newPrice = m.price();
                final long newSize = m.size();
                amendsPlaced++;
                later(() -> onAmend(r, newPrice, newSize));
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                final CancelOrderDecoder m = new CancelOrderDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                final Request r = request(
                        cause,
                        index,
                        CommandKind.CANCEL,
                        QueryKind.NULL_VAL,
                        m.instrumentId(),
                        m.clientOrderId().epoch(),
                        m.clientOrderId().sequence(),
                        m.clientOrderId().leg());
                later(() -> onCancel(r));
            }
            case SetLeverageDecoder.TEMPLATE_ID -> {
                final SetLeverageDecoder m = new SetLeverageDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                final Request r = plain(cause, index, CommandKind.SET_LEVERAGE, m.instrumentId());
                later(() -> outcome(r, chance(10) ? Outcome.UNKNOWN : Outcome.ACK, 0));
            }
            case SetTradingStopDecoder.TEMPLATE_ID -> {
                final SetTradingStopDecoder m = new SetTradingStopDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                final Request r = plain(cause, index, CommandKind.SET_TRADING_STOP, m.instrumentId());
                final long newStop = m.stopLoss();
                final long distance = m.trailingStop();
                later(() -> onSetStop(r, newStop, distance));
            }
            case QueryDecoder.TEMPLATE_ID -> {
                final QueryDecoder m = new QueryDecoder();
                m.wrapAndApplyHeader(buffer, offset, header);
                final Request r = request(
                        cause,
                        index,
                        CommandKind.QUERY,
                        m.kind(),
                        m.instrumentId(),
                        m.clientOrderId().epoch(),
                        m.clientOrderId().sequence(),
                        m.clientOrderId().leg());
                later(() -> onQuery(r));
            }
            case TradeClosedDecoder.TEMPLATE_ID -> tradesClosed++;
            case AlertDecoder.TEMPLATE_ID -> alerts++;
            default -> {
                // Nothing the venue would hear.
            }
        }
    }

    // The session moves on

    void start(boolean restart) {
        if (restart) {
            epoch++;
            pending.clear();
        }
        in.runStart(now, RunMode.PAPER, restart, epoch, "");
        send();
        if (!restart) {
            for (int i = 0; i < INSTRUMENTS; i++) {
                in.instrument(now, i, "S" + i + "USDT", "0.01", "0.01", InstrumentStatus.TRADING);
                send();
                for (int b = 3; b > 0; b--) {
                    bar(i, DataSource.WARM_UP, barOpen - b * CoreScript.QUARTER);
                }
            }
        }
        link(Channel.PRIVATE, LinkState.UP);
        link(Channel.TRADE, LinkState.UP);
        privateUp = true;
        reconcile(null);
        link(Channel.PUBLIC, LinkState.UP);
    }

    /** One step: time, a price, and some of what is due. */
    void step() {
        now += (1 + random.nextInt(20)) * 1_000_000_000L;
        while (now >= barOpen + CoreScript.QUARTER) {
            closeBars();
        }
        final int i = random.nextInt(INSTRUMENTS);
        price[i] += price[i] / 2000 * (random.nextInt(7) - 3);
        final long half = price[i] / 20_000;
        in.ticker(now, i, price[i], price[i], price[i] - half, price[i] + half);
        send();
        triggers(i);
        fillResting();
        deliverSome();
        if (!calm) {
            mishaps();
        }
    }

    /** No mishaps any more, and everything due is delivered. */
    void calmDown() {
        calm = true;
        if (!privateUp) {
            privateBack();
        }
        while (!pending.isEmpty()) {
            pending.remove(0).run();
        }
    }

    long truth(int i) {
        return position[i];
    }

    long orderCount() {
        return placed.size();
    }

    private void mishaps() {
        if (privateUp && chance(400)) {
            link(Channel.PRIVATE, LinkState.DOWN);
            privateUp = false;
        } else if (!privateUp && chance(10)) {
            privateBack();
        }
        if (privateUp && chance(1500)) {
            start(true);
        }
        if (chance(1500)) {
            in.operator(now, OperatorAction.get((short) random.nextInt(2)));
            send();
        } else if (chance(300)) {
            in.operator(now, OperatorAction.RESUME);
            send();
        }
        if (chance(3000)) {
            in.operator(now, OperatorAction.FLATTEN);
            send();
        }
        if (chance(500)) {
            in.tick(now + 400L * 86_400_000_000_000L);
            send();
        }
    }

    private void privateBack() {
        link(Channel.PRIVATE, LinkState.UP);
        privateUp = true;
        reconcile(null);
    }

    private void closeBars() {
        for (int i = 0; i < INSTRUMENTS; i++) {
            if (random.nextInt(3) != 0) {
                final long p = price[i] / 1_000_000 * 1_000_000;
                final boolean buys = random.nextBoolean();
                final long d = price[i] / 100_000_000 * 1_000_000;
                strategy.propose(i, buys ? Side.BUY : Side.SELL, p, buys ? p - d : p + d, buys ? p + 2 * d : p - 2 * d);
            }
        }
        for (int i = 0; i < INSTRUMENTS; i++) {
            bar(i, DataSource.STREAM, barOpen);
        }
        barOpen += CoreScript.QUARTER;
    }

    private void triggers(int i) {
        final long size = position[i];
        if (size == 0) {
            return;
        }
        final boolean isLong = size > 0;
        final boolean stopped = stop[i] > 0 && (isLong ? price[i] <= stop[i] : price[i] >= stop[i]);
        final boolean reached = target[i] > 0 && (isLong ? price[i] >= target[i] : price[i] <= target[i]);
        if (!stopped && !reached && trailing[i] > 0 && chance(40)) {
            final Execution e = execute(
                    i,
                    EPOCH_NULL,
                    Long.MIN_VALUE,
                    0,
                    StopKind.TRAILING_STOP,
                    isLong ? Side.SELL : Side.BUY,
                    Math.abs(size));
            tell(List.of(() -> fill(e, DataSource.STREAM), row(i)));
            reducersFollow(i);
            return;
        }
        if (stopped || reached) {
            final Execution e = execute(
                    i,
                    EPOCH_NULL,
                    Long.MIN_VALUE,
                    0,
                    stopped ? StopKind.STOP_LOSS : StopKind.TAKE_PROFIT,
                    isLong ? Side.SELL : Side.BUY,
                    Math.abs(size));
            tell(List.of(() -> fill(e, DataSource.STREAM), row(i)));
            reducersFollow(i);
        }
    }

    /** Orders that may only reduce are cut to what is left, or end with it. */
    private void reducersFollow(int i) {
        for (final long order : List.copyOf(resting.keySet())) {
            final Request r = placed.get(order);
            if (r.i != i || !r.reduce) {
                continue;
            }
            if (!canExecute(r)) {
                resting.remove(order);
                orders.put(order, OrderStatus.CANCELLED);
                final long total = filled.get(order);
                tell(List.of(() -> order(r, DataSource.STREAM, OrderStatus.CANCELLED, total)));
            } else {
                sizes.put(order, Math.min(sizes.get(order), filled.get(order) + Math.abs(position[i])));
            }
        }
    }

    private void deliverSome() {
        int n = random.nextInt(6);
        while (n-- > 0 && !pending.isEmpty()) {
            pending.remove(0).run();
        }
    }

    // Commands

    private void onPlace(Request r, long signalId) {
        if (r.reduce) {
            exitsPlaced++;
        } else {
            entriesPlaced++;
            final Long before = entrySignals.put(signalId, r.order);
            if (before != null && (isLive(before) || filled.getOrDefault(before, 0L) != 0)) {
                violations.add("another entry for signal " + signalId + " though the first lives or was filled");
            }
            if (FixedPoint.multiply(r.size, price[r.i], Rounding.DOWN) > Amounts.of("1100")) {
                violations.add("entry above a tenth of equity");
            }
        }
        if (r.reduce && r.limit) {
            firstTargetsPlaced++;
        }
        sizes.put(r.order, r.size);
        prices.put(r.order, r.price);
        if (placed.put(r.order, r) != null) {
            violations.add("client id used twice: " + r.order);
        }
        final int luck = calm ? 0 : random.nextInt(100);
        if (luck >= 97) {
            later(() -> outcome(r, Outcome.UNSENT, -1));
        } else if (luck >= 92 || !canExecute(r)) {
            later(() -> outcome(r, Outcome.REJECT, 110007));
        } else if (luck >= 90) {
            later(() -> {});
        } else {
            later(() -> {
                if (r.postOnly && luck % 5 == 0) {
                    refusePostOnly(r);
                } else if (r.limit && (r.reduce || r.postOnly || luck % 2 == 0) && canExecute(r)) {
                    rest(r, luck);
                } else {
                    arrive(r, luck);
                }
            });
        }
    }

    private boolean canExecute(Request r) {
        return !r.reduce || (position[r.i] != 0 && (position[r.i] > 0) == (r.side == Side.SELL));
    }

    private void refusePostOnly(Request r) {
        orders.put(r.order, OrderStatus.CANCELLED);
        filled.put(r.order, 0L);
        tell(List.of(
                () -> order(r, DataSource.STREAM, OrderStatus.CANCELLED, 0, POST_ONLY_WOULD_TAKE),
                () -> outcome(r, Outcome.ACK, 0)));
    }

    private boolean isLive(long order) {
        final OrderStatus status = orders.get(order);
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }

    private void onAmend(Request r, long newPrice, long newSize) {
        if (!resting.containsKey(r.order) || !calm && chance(12)) {
            outcome(r, Outcome.REJECT, resting.containsKey(r.order) ? 10001 : 110001);
            return;
        }
        if (!calm && chance(20)) {
            outcome(r, Outcome.UNSENT, -1);
            return;
        }
        if (newPrice != FixedPoint.NULL) {
            prices.put(r.order, newPrice);
        }
        if (newSize != FixedPoint.NULL) {
            if (newSize <= filled.get(r.order)) {
                outcome(r, Outcome.REJECT, 110064);
                return;
            }
            sizes.put(r.order, newSize);
        }
        final Request known = placed.get(r.order);
        final long total = filled.get(r.order);
        final OrderStatus status = orders.get(r.order);
        final boolean lost = !calm && chance(15);
        tell(List.of(() -> order(known, DataSource.STREAM, status, total), () -> {
            if (!lost) {
                outcome(r, Outcome.ACK, 0);
            }
        }));
    }

    /** A limit order rests first; it fills later or is cancelled. */
    private void rest(Request r, int luck) {
        orders.put(r.order, OrderStatus.NEW);
        filled.put(r.order, 0L);
        resting.put(r.order, luck);
        tell(List.of(() -> order(r, DataSource.STREAM, OrderStatus.NEW, 0), () -> outcome(r, Outcome.ACK, 0)));
    }

    private void fillResting() {
        for (final long order : List.copyOf(resting.keySet())) {
            if (!resting.containsKey(order)) {
                continue;
            }
            final Request r = placed.get(order);
            if (r.reduce) {
                final boolean reached =
                        r.side == Side.SELL ? price[r.i] >= prices.get(order) : price[r.i] <= prices.get(order);
                if (reached && canExecute(r)) {
                    fillFirstTarget(r);
                }
            } else if (chance(4)) {
                arrive(r, resting.remove(order));
            }
        }
    }

    /** All of it, or a part: then the rest goes on resting. */
    private void fillFirstTarget(Request r) {
        final long left = Math.min(sizes.get(r.order) - filled.get(r.order), Math.abs(position[r.i]));
        final long part = left / 2 / 1_000_000 * 1_000_000;
        final boolean all = part == 0 || chance(2);
        firstTargetFills++;
        final Execution e = execute(r.i, r.epoch, r.order, r.leg, StopKind.NONE, r.side, all ? left : part);
        final OrderStatus status = all ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        orders.put(r.order, status);
        final long total = filled.get(r.order);
        if (all) {
            resting.remove(r.order);
        }
        tell(List.of(() -> fill(e, DataSource.STREAM), () -> order(r, DataSource.STREAM, status, total), row(r.i)));
        reducersFollow(r.i);
    }

    private void onCancel(Request r) {
        if (resting.remove(r.order) == null) {
            outcome(r, Outcome.REJECT, 110001);
            return;
        }
        orders.put(r.order, OrderStatus.CANCELLED);
        outcome(r, Outcome.ACK, 0);
        final long total = filled.get(r.order);
        tell(List.of(() -> order(placed.get(r.order), DataSource.STREAM, OrderStatus.CANCELLED, total)));
    }

    private void arrive(Request r, int luck) {
        if (!canExecute(r)) {
            outcome(r, Outcome.REJECT, 110017);
            return;
        }
        final List<Runnable> messages = new ArrayList<>();
        long size = r.reduce ? Math.min(r.size, Math.abs(position[r.i])) : r.size;
        OrderStatus status = size == r.size ? OrderStatus.FILLED : OrderStatus.CANCELLED;
        if (luck >= 80 && size > Amounts.of("0.02")) {
            final long part = size / 2 / 1_000_000 * 1_000_000;
            if (luck >= 86) {
                size = part;
                status = OrderStatus.CANCELLED;
            } else {
                final Execution first = execute(r.i, r.epoch, r.order, r.leg, StopKind.NONE, r.side, part);
                messages.add(() -> fill(first, DataSource.STREAM));
                size -= part;
            }
        }
        final Execution e = execute(r.i, r.epoch, r.order, r.leg, StopKind.NONE, r.side, size);
        messages.add(() -> fill(e, DataSource.STREAM));
        if (!r.reduce) {
            stop[r.i] = chance(20) ? 0 : r.stop;
            target[r.i] = r.target;
        }
        orders.put(r.order, status);
        final long total = filled.get(r.order);
        final OrderStatus end = status;
        messages.add(() -> order(r, DataSource.STREAM, end, total));
        messages.add(row(r.i));
        reducersFollow(r.i);
        if (luck >= 75 && luck < 78) {
            messages.add(() -> outcome(r, Outcome.UNKNOWN, -1));
        } else if (luck < 75) {
            messages.add(() -> outcome(r, Outcome.ACK, 0));
        }
        tell(messages);
    }

    private void onSetStop(Request r, long newStop, long distance) {
        if (position[r.i] == 0 || chance(5)) {
            outcome(r, Outcome.REJECT, 10001);
            return;
        }
        if (!calm && chance(10)) {
            outcome(r, chance(2) ? Outcome.UNSENT : Outcome.UNKNOWN, -1);
            return;
        }
        if (newStop != FixedPoint.NULL) {
            stop[r.i] = newStop;
            stopsMoved++;
        }
        if (distance != FixedPoint.NULL) {
            trailing[r.i] = distance;
            trailingSet++;
        }
        if (calm || !chance(10)) {
            outcome(r, Outcome.ACK, 0);
        }
        tell(List.of(row(r.i)));
    }

    private void onQuery(Request r) {
        if (r.query == QueryKind.RECONCILE) {
            reconcile(r);
        } else if (r.query == QueryKind.ORDER) {
            final Request known = placed.get(r.order);
            if (known != null && orders.containsKey(r.order)) {
                order(known, DataSource.QUERY, orders.get(r.order), filled.get(r.order));
                outcome(r, Outcome.ACK, 0);
            } else {
                outcome(r, Outcome.ABSENT, 0);
            }
        } else {
            outcome(r, Outcome.ACK, 0);
        }
    }

    private void reconcile(Request r) {
        final long asked = sequence;
        in.reconciliationBegin(now, asked);
        send();
        for (int n = Math.max(0, executions.size() - 200); n < executions.size(); n++) {
            fill(executions.get(n), DataSource.QUERY);
        }
        for (final long order : resting.keySet()) {
            order(placed.get(order), DataSource.QUERY, orders.get(order), filled.get(order));
        }
        if (!calm) {
            tradeBetweenAnswers();
        }
        for (int i = 0; i < INSTRUMENTS; i++) {
            if (position[i] != 0) {
                position(i, DataSource.QUERY);
            }
        }
        in.wallet(now, DataSource.QUERY, wallet);
        send();
        in.reconciliationEnd(now, asked, true);
        send();
        if (r != null) {
            outcome(r, Outcome.ACK, 0);
        }
    }

    /** Executions were told, positions are not yet: what trades now is in the one answer and not in the other. */
    private void tradeBetweenAnswers() {
        for (int i = 0; i < INSTRUMENTS; i++) {
            if (position[i] != 0 && chance(3)) {
                final long all = Math.abs(position[i]);
                final long size = chance(2) ? all : Math.max(1_000_000, all / 3 / 1_000_000 * 1_000_000);
                final Execution e = execute(
                        i,
                        EPOCH_NULL,
                        Long.MIN_VALUE,
                        0,
                        StopKind.STOP_LOSS,
                        position[i] > 0 ? Side.SELL : Side.BUY,
                        size);
                tell(List.of(() -> fill(e, DataSource.STREAM), row(i)));
                reducersFollow(i);
            }
        }
        final List<Long> ids = resting.keySet().stream()
                .filter(order -> !placed.get(order).reduce)
                .toList();
        if (!ids.isEmpty() && chance(3)) {
            arrive(placed.get(ids.get(0)), resting.remove(ids.get(0)));
        }
    }

    // Books and messages

    private Execution execute(int i, int orderEpoch, long order, int leg, StopKind kind, Side side, long size) {
        final long value = FixedPoint.multiply(size, price[i], Rounding.HALF_UP);
        final long fee = FixedPoint.multiply(value, FEE, Rounding.CEILING);
        final Execution e = new Execution(
                executions.size() + 1, i, orderEpoch, order, leg, kind, side, price[i], size, fee, ++matches);
        executions.add(e);
        position[i] += side == Side.BUY ? size : -size;
        cost[i] = position[i] == 0 ? 0 : cost[i] + value;
        if (position[i] == 0) {
            stop[i] = 0;
            target[i] = 0;
            trailing[i] = 0;
        }
        wallet -= fee;
        filled.merge(order, size, Long::sum);
        return e;
    }

    private void fill(Execution e, DataSource source) {
        if (deliveredIds.add(e.id)) {
            delivered[e.i] += e.side == Side.BUY ? e.size : -e.size;
            deliveredFees += e.fee;
        }
        in.fill(
                now,
                e.i,
                source,
                e.id,
                e.epoch,
                e.order,
                e.leg,
                FillKind.TRADE,
                e.kind,
                e.side,
                e.price,
                e.size,
                FixedPoint.multiply(e.size, e.price, Rounding.HALF_UP),
                e.fee,
                FixedPoint.NULL,
                e.match);
        send();
    }

    private Runnable row(int i) {
        return () -> position(i, DataSource.STREAM);
    }

    private void position(int i, DataSource source) {
        final long size = Math.abs(position[i]);
        in.position(
                now,
                i,
                source,
                position[i] > 0 ? Side.BUY : position[i] < 0 ? Side.SELL : Side.NULL_VAL,
                size,
                price[i],
                FixedPoint.multiply(size, price[i], Rounding.HALF_UP),
                Amounts.of("3"),
                target[i],
                stop[i],
                trailing[i],
                FixedPoint.NULL,
                matches);
        send();
    }

    private void order(Request r, DataSource source, OrderStatus status, long total) {
        order(r, source, status, total, NO_REASON);
    }

    private void order(Request r, DataSource source, OrderStatus status, long total, int rejectReason) {
        in.order(
                now,
                r.i,
                source,
                r.epoch,
                r.order,
                r.leg,
                r.side,
                status,
                StopKind.NONE,
                sizes.get(r.order),
                total,
                prices.get(r.order),
                rejectReason);
        send();
    }

    private void outcome(Request r, Outcome result, int code) {
        in.outcome(now, r.i, r.kind, r.query, result, r.cause, r.index, r.epoch, r.order, r.leg, code);
        send();
    }

    private void bar(int i, DataSource source, long open) {
        in.bar(
                now,
                i,
                15,
                true,
                source,
                open,
                price[i],
                price[i] + price[i] / 500,
                price[i] - price[i] / 500,
                price[i]);
        send();
    }

    private void link(Channel channel, LinkState state) {
        in.connection(now, channel, state, EPOCH_NULL, 0);
        send();
    }

    /** Stream messages of one match: in any order, some twice; lost while the private stream is down. */
    private void tell(List<Runnable> messages) {
        if (!privateUp) {
            return;
        }
        final List<Runnable> shuffled = new ArrayList<>(messages);
        for (int n = shuffled.size(); n > 1; n--) {
            final int other = random.nextInt(n);
            final Runnable swapped = shuffled.get(n - 1);
            shuffled.set(n - 1, shuffled.get(other));
            shuffled.set(other, swapped);
        }
        for (final Runnable message : shuffled) {
            pending.add(message);
            if (chance(20)) {
                pending.add(message);
            }
        }
    }

    private void later(Runnable action) {
        pending.add(pending.isEmpty() ? 0 : random.nextInt(pending.size() + 1), action);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void send() {
        final byte[] copy = new byte[in.length()];
        in.buffer.getBytes(0, copy);
        inputs.add(copy);
        core.onInput(++sequence, in.buffer, 0, in.length());
        if (follower != null) {
            follower.onInput(sequence, in.buffer, 0, in.length());
        }
    }

    private static Request plain(long cause, int index, CommandKind kind, int i) {
        return request(cause, index, kind, QueryKind.NULL_VAL, i, EPOCH_NULL, Long.MIN_VALUE, 0);
    }

    private static Request request(
            long cause, int index, CommandKind kind, QueryKind query, int i, int epoch, long order, int leg) {
        return new Request(
                cause, index, kind, query, i, epoch, order, leg, Side.NULL_VAL, 0, 0, 0, false, false, false, 0);
    }
}

package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.*;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.core.script.ConstantModel;
import io.escapement.core.script.InputWriter;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** A core that trades allocates nothing per message: books, tickers, bars, signals, orders, fills, phantoms. */
class CoreAllocationTest implements OutputPort {
    private static final int MESSAGES = 100_000;
    private static final int ROUNDS = 10;
    private static final long ONE = FixedPoint.ONE;
    private static final long SECOND = 1_000_000_000L;
    private static final int NOT_OURS = Integer.MIN_VALUE;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final InputWriter in = new InputWriter();
    private final ScriptedStrategy strategy = new ScriptedStrategy();
    private final ModelBundle bundle = ConstantModel.covering("PAPER", 0, "AAAUSDT");
    private final TradingCore core = new TradingCore(
            CoreConfiguration.fromEntries(
                    Map.of("bars.intervals", "3,15", "bars.warmUp", "3", "capacity.instruments", "2")),
            ModelLibrary.of(bundle),
            this,
            strategy);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();

    private long now = CoreScript.START;
    private long barOpen = CoreScript.START;
    private long sequence;
    private long updateId = 1;
    private long executions;
    private boolean placed;
    private long placeCause;
    private int placeIndex;
    private long placeSequence;
    private long placeSize;
    private Side placeSide = Side.NULL_VAL;
    private long trades;
    private long phantoms;

    @Test
    void shouldAllocateNothingPerMessage() {
        start();
        run(60_000);
        final long tradesBefore = trades;
        final long phantomsBefore = phantoms;
        final long id = Thread.currentThread().getId();
        // The compiler now and then allocates on the thread's account when it replaces code (interpreted, every round
        // is
        // 0); messages would allocate in every round.
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && allocated != 0; round++) {
            final long start = threads.getThreadAllocatedBytes(id);
            run(MESSAGES);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(id) - start);
        }
        assertThat(allocated).isZero();
        assertThat(trades - tradesBefore).isGreaterThan(100);
        assertThat(phantoms - phantomsBefore).isGreaterThan(100);
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        header.wrap(buffer, offset);
        final int template = header.templateId();
        if (template == PlaceOrderDecoder.TEMPLATE_ID) {
            place.wrapAndApplyHeader(buffer, offset, header);
            placed = true;
            placeCause = cause;
            placeIndex = index;
            placeSequence = place.clientOrderId().sequence();
            placeSize = place.size();
            placeSide = place.side();
        } else if (template == TradeClosedDecoder.TEMPLATE_ID) {
            trades++;
        } else if (template == PhantomClosedDecoder.TEMPLATE_ID) {
            phantoms++;
        }
    }

    private void start() {
        in.runStart(now, RunMode.PAPER, false, 1, bundle.sha256());
        send();
        in.instrument(now, 0, "AAAUSDT", "0.1", "0.01", InstrumentStatus.TRADING);
        send();
        for (int b = 5; b > 0; b--) {
            for (int part = 0; part < 5; part++) {
                bar(3, DataSource.WARM_UP, barOpen - b * CoreScript.QUARTER + part * 3 * CoreScript.MINUTE);
            }
            bar(15, DataSource.WARM_UP, barOpen - b * CoreScript.QUARTER);
        }
        connection(Channel.PRIVATE);
        connection(Channel.TRADE);
        in.reconciliationBegin(now, sequence);
        send();
        in.wallet(now, DataSource.QUERY, 10_000 * ONE);
        send();
        in.reconciliationEnd(now, sequence, true);
        send();
        in.outcome(
                now,
                0,
                CommandKind.SET_LEVERAGE,
                QueryKind.NULL_VAL,
                Outcome.ACK,
                sequence,
                0,
                NOT_OURS,
                Long.MIN_VALUE,
                0,
                0);
        send();
        connection(Channel.PUBLIC);
        in.snapshot(now, 0, 50, updateId, 100 * ONE, ONE / 10, 20);
        send();
    }

    /** A quarter of an hour a lap: market data, a signal, and every other time a trade or a phantom. */
    private void run(int messages) {
        final long until = sequence + messages;
        boolean trade = false;
        while (sequence < until) {
            trade = !trade;
            lap(trade);
        }
    }

    private void lap(boolean trade) {
        for (int part = 0; part < 5; part++) {
            for (int n = 0; n < 6; n++) {
                now += 20 * SECOND;
                in.delta(now, 0, 50, ++updateId, 99 * ONE + n * ONE / 10, (n + 1) * ONE, 101 * ONE, (n & 1) * ONE);
                send();
                in.trade(now, 0, Side.BUY, 100 * ONE, ONE, updateId);
                send();
                in.ticker(now, 0, 100 * ONE, 100 * ONE, 100 * ONE - ONE / 10, 100 * ONE + ONE / 10);
                send();
                in.tick(now);
                send();
            }
            now = barOpen + (part + 1) * 3 * CoreScript.MINUTE;
            if (part < 4) {
                bar(3, DataSource.STREAM, barOpen + part * 3 * CoreScript.MINUTE);
            }
        }
        // The phantom's target is near enough for the next bar to reach it, the trade's is not.
        strategy.propose(0, Side.BUY, 100 * ONE, 98 * ONE, trade ? 104 * ONE : 101 * ONE);
        if (!trade) {
            in.operator(now, OperatorAction.HALT);
            send();
        }
        bar(3, DataSource.STREAM, barOpen + 12 * CoreScript.MINUTE);
        bar(15, DataSource.STREAM, barOpen);
        barOpen += CoreScript.QUARTER;
        if (!trade) {
            in.operator(now, OperatorAction.RESUME);
            send();
        }
        if (placed) {
            placed = false;
            fillAndStop();
        }
    }

    private void fillAndStop() {
        final long entry = 100 * ONE + ONE / 10;
        fill(1, placeSequence, StopKind.NONE, placeSide, entry);
        in.order(
                now,
                0,
                DataSource.STREAM,
                1,
                placeSequence,
                0,
                placeSide,
                OrderStatus.FILLED,
                StopKind.NONE,
                placeSize,
                placeSize);
        send();
        position(placeSide, placeSize, 98 * ONE);
        in.outcome(
                now,
                0,
                CommandKind.PLACE,
                QueryKind.NULL_VAL,
                Outcome.ACK,
                placeCause,
                placeIndex,
                1,
                placeSequence,
                0,
                0);
        send();
        now += SECOND;
        in.ticker(now, 0, 100 * ONE, 100 * ONE, FixedPoint.NULL, FixedPoint.NULL);
        send();
        fill(NOT_OURS, Long.MIN_VALUE, StopKind.TAKE_PROFIT, Side.SELL, entry + ONE / 5);
        position(Side.NULL_VAL, 0, 0);
        in.wallet(now, DataSource.STREAM, 10_000 * ONE);
        send();
    }

    private void fill(int epoch, long order, StopKind kind, Side side, long price) {
        in.fill(
                now,
                0,
                DataSource.STREAM,
                ++executions,
                epoch,
                order,
                0,
                FillKind.TRADE,
                kind,
                side,
                price,
                placeSize,
                FixedPoint.NULL,
                0,
                FixedPoint.NULL,
                executions);
        send();
    }

    private void position(Side side, long size, long stop) {
        in.position(
                now,
                0,
                DataSource.STREAM,
                side,
                size,
                100 * ONE,
                size * 100,
                3 * ONE,
                0,
                stop,
                FixedPoint.NULL,
                executions);
        send();
    }

    private void bar(int minutes, DataSource source, long open) {
        in.bar(now, 0, minutes, true, source, open, 100 * ONE, 101 * ONE + ONE / 2, 99 * ONE, 100 * ONE);
        send();
    }

    private void connection(Channel channel) {
        in.connection(now, channel, LinkState.UP, NOT_OURS, 0);
        send();
    }

    private void send() {
        core.onInput(++sequence, in.buffer, 0, in.length());
    }
}

package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.*;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.core.script.InputWriter;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Many instruments, every strategy, four intervals built from trades: once started, no message allocates. */
class ManyInstrumentsAllocationTest implements OutputPort {
    private static final int INSTRUMENTS = 24;
    private static final int[] INTERVALS = {3, 15, 60, 240};
    private static final int BARS = 120;
    private static final int ROUNDS = 8;
    private static final int MINUTES = 240;
    private static final int TRADES_A_MINUTE = 4;
    private static final long ONE = FixedPoint.ONE;
    private static final long TICK = ONE / 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final InputWriter in = new InputWriter();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradingCore core = new TradingCore(
            CoreConfiguration.fromEntries(Map.of(
                    "bars.source", "trades",
                    "model.required", "false",
                    "capacity.instruments", String.valueOf(INSTRUMENTS),
                    "capacity.timers", "32768",
                    "data.maxQuoteAgeMs", "0")),
            ModelLibrary.EMPTY,
            this);
    private final long[] price = new long[INSTRUMENTS];
    private final long[] drift = new long[INSTRUMENTS];
    private long now = CoreScript.START;
    private long sequence;
    private long prints;
    private long noise = 5;
    private long signals;

    @Test
    void shouldAllocateNothingPerMessageHoweverManyInstruments() {
        start();
        play(6 * MINUTES);
        final long signalsBefore = signals;
        final long id = Thread.currentThread().getId();
        // The compiler now and then allocates on the thread's account; messages would in every round.
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && allocated != 0; round++) {
            final long before = threads.getThreadAllocatedBytes(id);
            play(MINUTES);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(id) - before);
        }
        assertThat(allocated).isZero();
        assertThat(core.parts().market.bars(0, 0).closedCount()).isGreaterThan(BARS + 500);
        assertThat(signals - signalsBefore).isPositive();
    }

    @Override
    public void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        header.wrap(buffer, offset);
        signals += header.templateId() == SignalProposedDecoder.TEMPLATE_ID ? 1 : 0;
    }

    private void start() {
        in.runStart(now, RunMode.PAPER, false, 1, "");
        send();
        for (int i = 0; i < INSTRUMENTS; i++) {
            in.instrument(now, i, "S" + i + "USDT", "0.1", "0.01", InstrumentStatus.TRADING);
            send();
            price[i] = 10_000 * TICK;
        }
        for (int i = 0; i < INSTRUMENTS; i++) {
            for (final int minutes : INTERVALS) {
                for (int b = BARS; b > 0; b--) {
                    final long open = CoreScript.START - (long) b * minutes * CoreScript.MINUTE;
                    in.bar(now, i, minutes, true, DataSource.WARM_UP, open, price[i], price[i], price[i], price[i]);
                    send();
                }
            }
        }
        in.connection(now, Channel.PUBLIC, LinkState.UP, Integer.MIN_VALUE, 0);
        send();
        // The first bars begin before trades flow: the venue tells them.
        for (int i = 0; i < INSTRUMENTS; i++) {
            trade(i);
        }
        for (final int minutes : INTERVALS) {
            for (int i = 0; i < INSTRUMENTS; i++) {
                in.bar(
                        now,
                        i,
                        minutes,
                        true,
                        DataSource.QUERY,
                        CoreScript.START,
                        price[i],
                        price[i] + TICK,
                        price[i],
                        price[i]);
                send();
            }
        }
    }

    private void play(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            for (int n = 0; n < TRADES_A_MINUTE; n++) {
                now += CoreScript.MINUTE / TRADES_A_MINUTE;
                for (int i = 0; i < INSTRUMENTS; i++) {
                    trade(i);
                }
            }
        }
    }

    private void trade(int i) {
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        if ((noise >>> 20 & 255) == 0) {
            drift[i] = (noise >> 61) * TICK;
        }
        price[i] = Math.max(1_000 * TICK, price[i] + drift[i] + (noise >> 60) * TICK);
        in.trade(now, i, (noise & 1) == 0 ? Side.BUY : Side.SELL, price[i], ONE, ++prints);
        send();
    }

    private void send() {
        core.onInput(++sequence, in.buffer, 0, in.length());
    }
}

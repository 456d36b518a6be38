package io.escapement.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import io.escapement.runtime.metrics.LatencyRecorder;
import io.escapement.runtime.metrics.MappedCounters;
import io.escapement.runtime.ring.OutboundRing;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.InProcessSession;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The business thread's whole work: journal, core, journal again, outbound ring. */
class BusinessLoopAllocationTest {
    private static final int MEASURED = 100_000;
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");

    @TempDir
    private Path folder;

    @Test
    void shouldAllocateNothingPerEventOver100000MessagesOfASession() throws Exception {
        final CoreConfiguration configuration =
                CoreConfiguration.fromEntries(Map.of("model.required", "false", "conviction.prior", "0.6"));
        final List<byte[]> session = session(configuration);
        assertThat(session).hasSizeGreaterThan(2 * MEASURED);

        try (Journal journal = Journal.create(
                        folder.resolve("journal"),
                        new JournalContext(),
                        new JournalIdentity("alloc", "test", "none", ""));
                MappedCounters counters = new MappedCounters(folder.resolve("counters.dat"), SYMBOLS.size())) {
            final OutboundRing outbound = new OutboundRing(1 << 20);
            final OutboundRing.Consumer sink = new OutboundRing.Consumer() {
                @Override
                protected void onCommand(
                        long arrivalNanos, long cause, int index, DirectBuffer buffer, int offset, int length) {
                    // Taken off, so that the ring does not fill.
                }

                @Override
                protected void onBarrier(long token) {
                    // None is sent.
                }
            };
            final BusinessLoop loop = new BusinessLoop(
                    journal, outbound, counters, new LatencyRecorder(), () -> outbound.drain(sink, 64));
            loop.begin(new TradingCore(configuration, ModelLibrary.EMPTY, loop), 0);
            final UnsafeBuffer slot = new UnsafeBuffer(new byte[1024]);

            final int warm = session.size() - MEASURED;
            feed(loop, slot, session, 0, warm);
            final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            threads.getCurrentThreadAllocatedBytes();
            final long before = threads.getCurrentThreadAllocatedBytes();
            feed(loop, slot, session, warm, session.size());
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            // Chronicle maps a new stretch of its file now and then; a byte per event would be 100,000.
            assertThat(allocated / MEASURED)
                    .as("bytes per event; %d in all", allocated)
                    .isZero();
        }
    }

    private static void feed(BusinessLoop loop, UnsafeBuffer slot, List<byte[]> session, int from, int to) {
        for (int i = from; i < to; i++) {
            final byte[] message = session.get(i);
            slot.putBytes(0, message);
            loop.onInput(0, slot, 0, message.length);
            if (i % 64 == 0) {
                loop.onBatchEnd(1);
            }
        }
    }

    /** The inputs of three days, orders and fills among them. */
    private static List<byte[]> session(CoreConfiguration configuration) {
        final List<byte[]> inputs = new ArrayList<>();
        final InProcessSession[] session = new InProcessSession[1];
        final TradingCore core = new TradingCore(
                configuration,
                ModelLibrary.EMPTY,
                (cause, index, buffer, offset, length) -> session[0].onOutput(cause, index, buffer, offset, length));
        session[0] = new InProcessSession(
                VenueConfiguration.defaults(),
                SyntheticMarket.create(1, SYMBOLS, 10, 4),
                new SessionConfiguration(SYMBOLS, new int[] {3, 15}, 400, new int[] {50}, true, true, "alloc"),
                (buffer, offset, length) -> {
                    final byte[] message = new byte[length];
                    buffer.getBytes(offset, message);
                    inputs.add(message);
                    core.onInput(inputs.size(), buffer, offset, length);
                });
        session[0].start();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = session[0].step();
        }
        return inputs;
    }
}

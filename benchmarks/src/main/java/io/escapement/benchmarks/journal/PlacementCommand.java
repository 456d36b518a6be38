package io.escapement.benchmarks.journal;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.escapement.benchmarks.Machine;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import io.escapement.runtime.thread.WaitKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.infra.Blackhole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Where the journal belongs: on the business thread before the core (inline), or on a thread of its own between the ring
 * and the core (pipelined). Open loop at a fixed rate; the time from the intended publication to the core's completion.
 */
@Command(
        name = "placement",
        mixinStandardHelpOptions = true,
        description = "Journal on the business thread, or on a thread before it: latency at a fixed rate")
public final class PlacementCommand implements Callable<Integer> {
    private static final int SLOTS = 16_384;
    private static final int SLOT_LENGTH = 1_024;
    private static final int LENGTH = 256;
    private static final int OUTPUT_EVERY = 50;
    private static final int CORE_TOKENS = 400;

    @Option(names = "--rate", defaultValue = "20000", description = "Messages a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of one run (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--runs", defaultValue = "5", description = "Interleaved runs of each (${DEFAULT-VALUE})")
    private int runs;

    private static final class Slot {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private long intendedNs;
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        final WaitKind[] waits = {WaitKind.BUSY_SPIN, WaitKind.YIELDING, WaitKind.SLEEPING};
        final List<Row> rows = new ArrayList<>();
        for (WaitKind wait : waits) {
            rows.add(new Row("inline, " + wait));
            rows.add(new Row("pipelined, " + wait));
        }
        for (int i = 0; i <= runs; i++) {
            for (int w = 0; w < waits.length; w++) {
                final boolean warmUp = i == 0;
                run(false, waits[w], warmUp ? new Row("") : rows.get(2 * w));
                run(true, waits[w], warmUp ? new Row("") : rows.get(2 * w + 1));
            }
        }
        System.out.println(Row.head());
        rows.forEach(System.out::println);
        return 0;
    }

    private void run(boolean pipelined, WaitKind wait, Row row) {
        final Path directory = ScratchDirectory.create();
        final long messages = (long) rate * seconds;
        final ThreadFactory threads = task -> {
            final Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        };
        try (Journal journal = Journal.create(
                directory.resolve("journal"), new JournalContext(), new JournalIdentity("bench", "none", "none", ""))) {
            final Disruptor<Slot> disruptor =
                    new Disruptor<>(Slot::new, SLOTS, threads, ProducerType.MULTI, wait.newStrategy());
            final EventHandler<Slot> append =
                    (slot, sequence, last) -> journal.appendInput(sequence + 1, slot.buffer, 0, LENGTH);
            final Core core = new Core(journal, messages);
            if (pipelined) {
                disruptor.handleEventsWith(append).then(core);
            } else {
                disruptor.handleEventsWith((slot, sequence, last) -> {
                    append.onEvent(slot, sequence, last);
                    core.onEvent(slot, sequence, last);
                });
            }
            final RingBuffer<Slot> ring = disruptor.start();
            final Pace pace = new Pace(rate);
            final long startNs = System.nanoTime();
            for (long i = 0; i < messages; i++) {
                final long intendedNs = pace.next();
                final long sequence = ring.next();
                final Slot slot = ring.get(sequence);
                slot.intendedNs = intendedNs;
                slot.buffer.putLong(0, i);
                ring.publish(sequence);
            }
            disruptor.shutdown();
            row.add(core.histogram, messages * 1e9 / (System.nanoTime() - startNs));
        }
        ScratchDirectory.delete(directory);
    }

    /** As much work as the core's on a usual market message, and an output now and then. */
    private static final class Core implements EventHandler<Slot> {
        private final Histogram histogram = new Histogram(60_000_000_000L, 3);
        private final Journal journal;
        private final long messages;

        Core(Journal journal, long messages) {
            this.journal = journal;
            this.messages = messages;
        }

        @Override
        public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
            Blackhole.consumeCPU(CORE_TOKENS);
            if (sequence % OUTPUT_EVERY == 0 && sequence < messages) {
                journal.appendOutput(sequence + 1, 0, slot.buffer, 0, LENGTH / 2);
            }
            histogram.recordValue(System.nanoTime() - slot.intendedNs);
        }
    }
}

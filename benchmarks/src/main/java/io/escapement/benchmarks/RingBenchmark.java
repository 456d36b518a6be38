package io.escapement.benchmarks;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.runtime.ring.InboundRing;
import io.escapement.runtime.ring.InputConsumer;
import io.escapement.runtime.thread.WaitKind;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hop from the producer's thread to the consumer's: the production ring with a message of 256 bytes in a slot of 1 KiB,
 * against a bare Disruptor that carries one number. Both have many producers allowed and a spinning consumer.
 *
 * <p>{@code …Hop} publishes one and waits until the consumer has had it: there, and the news of it back.
 * {@code …Stream} publishes many and waits for the last.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class RingBenchmark {
    private static final int SLOTS = 16_384;
    private static final int LENGTH = 256;
    private static final int STREAM = 100_000;

    private static final ThreadFactory THREADS = task -> {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    };

    private static final class Number64 {
        long value;
    }

    /** The consumer behind the production ring: counts. */
    private static final class Counting implements InputConsumer {
        private volatile long seen;

        @Override
        public void onInput(long arrivalNanos, DirectBuffer buffer, int offset, int length) {
            seen = buffer.getLong(offset);
        }

        @Override
        public void onBarrier(long token) {
            throw new IllegalStateException("nothing here publishes barriers");
        }

        @Override
        public void onPulse(long arrivalNanos) {
            throw new IllegalStateException("nothing here publishes pulses");
        }

        @Override
        public void onBatchEnd(long depth) {
            // Counted per input.
        }
    }

    /** The production ring with its consumer. */
    @State(Scope.Benchmark)
    public static class Production {
        private final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH]);
        private final Counting counting = new Counting();
        private InboundRing ring;
        private long published;

        /** Starts the consumer. */
        @Setup(Level.Trial)
        public void open() {
            ring = new InboundRing(SLOTS, WaitKind.BUSY_SPIN, THREADS, counting, cause -> {
                throw new IllegalStateException(cause);
            });
            ring.start();
        }

        /** Stops it. */
        @TearDown(Level.Trial)
        public void close() {
            ring.close();
        }

        private void publish() {
            published++;
            message.putLong(0, published);
            final long slot = ring.claim(InputPriority.ESSENTIAL, 1);
            final MutableDirectBuffer buffer = ring.slot(slot);
            buffer.putBytes(0, message, 0, LENGTH);
            ring.length(slot, LENGTH);
            ring.publish(slot, 1);
        }

        private void awaitSeen() {
            while (counting.seen != published) {
                Thread.onSpinWait();
            }
        }
    }

    /** A Disruptor with nothing around it. */
    @State(Scope.Benchmark)
    public static class Bare {
        private Disruptor<Number64> disruptor;
        private RingBuffer<Number64> ring;
        private volatile long seen;
        private long published;

        /** Starts the consumer. */
        @Setup(Level.Trial)
        public void open() {
            disruptor = new Disruptor<>(Number64::new, SLOTS, THREADS, ProducerType.MULTI, new BusySpinWaitStrategy());
            disruptor.handleEventsWith((event, sequence, endOfBatch) -> seen = event.value);
            ring = disruptor.start();
        }

        /** Stops it. */
        @TearDown(Level.Trial)
        public void close() {
            disruptor.shutdown();
        }

        private void publish() {
            published++;
            final long sequence = ring.next();
            ring.get(sequence).value = published;
            ring.publish(sequence);
        }

        private void awaitSeen() {
            while (seen != published) {
                Thread.onSpinWait();
            }
        }
    }

    /** The production ring, there and back. */
    @Benchmark
    public void escapementHop(Production production) {
        production.publish();
        production.awaitSeen();
    }

    /** The production ring, one after the other. */
    @Benchmark
    @OperationsPerInvocation(STREAM)
    public void escapementStream(Production production) {
        for (int i = 0; i < STREAM; i++) {
            production.publish();
        }
        production.awaitSeen();
    }

    /** The bare Disruptor, there and back. */
    @Benchmark
    public void bareHop(Bare bare) {
        bare.publish();
        bare.awaitSeen();
    }

    /** The bare Disruptor, one after the other. */
    @Benchmark
    @OperationsPerInvocation(STREAM)
    public void bareStream(Bare bare) {
        for (int i = 0; i < STREAM; i++) {
            bare.publish();
        }
        bare.awaitSeen();
    }
}

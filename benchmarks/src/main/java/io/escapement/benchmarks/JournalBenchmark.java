package io.escapement.benchmarks;

import io.escapement.benchmarks.journal.ScratchDirectory;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
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
 * One append of a message of 256 bytes: ours, with sequence, index, checksum and order check, against Chronicle's own
 * cheapest way of writing the same bytes. Each iteration writes a fixed number into a fresh directory, so that neither
 * side fills the disk.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 30)
@Fork(3)
public class JournalBenchmark {
    private static final int APPENDS = 200_000;
    private static final int LENGTH = 256;

    /** A journal with or without its keeper thread. */
    abstract static class Ours {
        private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
        private Path directory;
        private Journal journal;
        private long sequence;

        abstract boolean keeper();

        /** Makes fresh files. */
        @Setup(Level.Iteration)
        public void open() {
            directory = ScratchDirectory.create();
            journal = Journal.create(
                    directory.resolve("journal"),
                    new JournalContext().keeper(keeper()),
                    new JournalIdentity("bench", "none", "none", ""));
            sequence = 0;
        }

        /** Deletes them. */
        @TearDown(Level.Iteration)
        public void close() {
            journal.close();
            ScratchDirectory.delete(directory);
        }

        void append() {
            for (int i = 0; i < APPENDS; i++) {
                sequence++;
                message.putLong(0, sequence);
                journal.appendInput(sequence, message, 0, LENGTH);
            }
        }
    }

    /** As the engine runs it. */
    @State(Scope.Thread)
    public static class Production extends Ours {
        @Override
        boolean keeper() {
            return true;
        }
    }

    /** Nobody touches pages ahead, and nothing is sealed meanwhile. */
    @State(Scope.Thread)
    public static class Alone extends Ours {
        @Override
        boolean keeper() {
            return false;
        }
    }

    /** Chronicle Queue with its defaults. */
    @State(Scope.Thread)
    public static class Bare {
        private final Bytes<ByteBuffer> bytes = Bytes.wrapForRead(ByteBuffer.allocateDirect(LENGTH));
        private Path directory;
        private SingleChronicleQueue queue;
        private ExcerptAppender appender;
        private long sequence;

        /** Makes fresh files. */
        @Setup(Level.Iteration)
        public void open() {
            directory = ScratchDirectory.create();
            queue = SingleChronicleQueueBuilder.binary(directory.resolve("bare"))
                    .build();
            appender = queue.createAppender();
            sequence = 0;
        }

        /** Deletes them. */
        @TearDown(Level.Iteration)
        public void close() {
            appender.close();
            queue.close();
            ScratchDirectory.delete(directory);
        }

        void append() {
            for (int i = 0; i < APPENDS; i++) {
                sequence++;
                bytes.readPositionRemaining(0, LENGTH);
                bytes.writeLong(0, sequence);
                appender.writeBytes(bytes);
            }
        }
    }

    /** Our append, as the engine runs it: the keeper touches pages ahead and seals behind. */
    @Benchmark
    @OperationsPerInvocation(APPENDS)
    public void escapement(Production journal) {
        journal.append();
    }

    /** Our append without the keeper. */
    @Benchmark
    @OperationsPerInvocation(APPENDS)
    public void escapementWithoutKeeper(Alone journal) {
        journal.append();
    }

    /** Chronicle's. */
    @Benchmark
    @OperationsPerInvocation(APPENDS)
    public void bareChronicle(Bare queue) {
        queue.append();
    }
}

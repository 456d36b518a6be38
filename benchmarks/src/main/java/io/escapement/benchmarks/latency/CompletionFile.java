package io.escapement.benchmarks.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BitUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Times of every input inside the engine's process, for the rig's to read: System.nanoTime is one clock for all
 * processes of a machine.
 *
 * <pre>
 *   0   inputs (int64)
 *   64  per input, from sequence 1: slot claimed (int64), core done (int64)
 * </pre>
 */
final class CompletionFile implements AutoCloseable {
    private static final int FIRST = 64;
    private static final int STRIDE = 2 * BitUtil.SIZE_OF_LONG;

    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;
    private final int capacity;
    private int count;

    private CompletionFile(Path file, int capacity) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, FIRST + (long) capacity * STRIDE);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        this.capacity = capacity;
        this.buffer = new UnsafeBuffer(mapped);
    }

    /** A file ready to be written without page faults. @param capacity inputs that are kept */
    static CompletionFile create(Path file, int capacity) {
        final CompletionFile made = new CompletionFile(file, capacity);
        made.buffer.setMemory(0, made.buffer.capacity(), (byte) 0);
        return made;
    }

    /** A file that a process has left. */
    static CompletionFile open(Path file) {
        return new CompletionFile(file, Math.toIntExact((file.toFile().length() - FIRST) / STRIDE));
    }

    /** Notes the next input. */
    void add(long claimed, long done) {
        if (count < capacity) {
            final int at = FIRST + count * STRIDE;
            buffer.putLong(at, claimed);
            buffer.putLong(at + BitUtil.SIZE_OF_LONG, done);
            count++;
            buffer.putLong(0, count);
        }
    }

    int count() {
        return (int) buffer.getLong(0);
    }

    /** When the gateway claimed the slot of an input. @param sequence from 1 */
    long claimed(long sequence) {
        return buffer.getLong(FIRST + (int) (sequence - 1) * STRIDE);
    }

    /** When the core was done with an input. @param sequence from 1 */
    long done(long sequence) {
        return buffer.getLong(FIRST + (int) (sequence - 1) * STRIDE + BitUtil.SIZE_OF_LONG);
    }

    @Override
    public void close() {
        IoUtil.unmap(mapped);
    }
}

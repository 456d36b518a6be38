package io.escapement.runtime.metrics;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.Reason;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;

/** The counters file of a running engine, mapped and filled with every {@link CounterType}. */
public final class MappedCounters implements AutoCloseable {
    private static final CounterType[] TYPES = CounterType.values();

    /** More than any reason's number, which is a byte. */
    private static final int REASONS = 256;

    private final MappedByteBuffer mapped;
    private final AtomicCounter[] counters = new AtomicCounter[TYPES.length];
    private final AtomicCounter[] positions;
    private final AtomicCounter[] blockedBy = new AtomicCounter[REASONS];
    private final CountersManager manager;
    private final ManyToOneRingBuffer commands;

    /**
     * Creates the file, or takes over the one of an earlier run.
     *
     * @param file to map
     * @param instruments instruments the engine has room for; each gets a position counter
     * @throws IOException if the file can't be written
     */
    public MappedCounters(Path file, int instruments) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, CountersFile.LENGTH);
        }
        final CountersFile layout = new CountersFile(new UnsafeBuffer(mapped));
        layout.initialise(ProcessHandle.current().pid(), System.currentTimeMillis());
        manager = layout.newManager();
        for (final CounterType type : TYPES) {
            if (type != CounterType.POSITION && type != CounterType.BLOCKED_BY) {
                counters[type.ordinal()] = manager.newCounter(type.label(), type.typeId());
            }
        }
        positions = new AtomicCounter[instruments];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = manager.newCounter(unnamed(i), CounterType.POSITION.typeId());
        }
        for (final Reason reason : Reason.values()) {
            if (reason != Reason.NULL_VAL && reason != Reason.NONE) {
                blockedBy[reason.value()] = manager.newCounter(
                        CounterType.BLOCKED_BY.label() + " " + reason, CounterType.BLOCKED_BY.typeId());
            }
        }
        commands = layout.commandBuffer();
    }

    /**
     * Sets a counter; single writer.
     *
     * @param type which, neither POSITION nor BLOCKED_BY
     * @param value new value
     */
    public void set(CounterType type, long value) {
        counters[type.ordinal()].setOrdered(value);
    }

    /**
     * Adds to a counter; single writer.
     *
     * @param type which, neither POSITION nor BLOCKED_BY
     * @param amount added
     */
    public void add(CounterType type, long amount) {
        final AtomicCounter counter = counters[type.ordinal()];
        counter.setOrdered(counter.getPlain() + amount);
    }

    /**
     * Reads a counter; any thread.
     *
     * @param type which, neither POSITION nor BLOCKED_BY
     * @return its value
     */
    public long get(CounterType type) {
        return counters[type.ordinal()].get();
    }

    /**
     * Names an instrument's counter; single writer. Rare, and allocates.
     *
     * @param instrumentId dense id; ignored if the file has no counter for it
     * @param symbol of the venue
     */
    public void name(int instrumentId, String symbol) {
        if (instrumentId >= 0 && instrumentId < positions.length) {
            manager.setCounterLabel(positions[instrumentId].id(), CounterType.POSITION.label() + " " + symbol);
        }
    }

    /**
     * Label of the position counter of an instrument that is not defined yet.
     *
     * @param instrumentId dense id
     * @return the label
     */
    static String unnamed(int instrumentId) {
        return CounterType.POSITION.label() + " of instrument " + instrumentId;
    }

    /**
     * Sets the position of an instrument; single writer.
     *
     * @param instrumentId dense id; ignored if the file has no counter for it
     * @param signedSize 1e-8 base units
     */
    public void setPosition(int instrumentId, long signedSize) {
        if (instrumentId >= 0 && instrumentId < positions.length) {
            positions[instrumentId].setOrdered(signedSize);
        }
    }

    /**
     * Counts a signal that was blocked; single writer.
     *
     * @param reason of the gate
     */
    public void addBlocked(Reason reason) {
        final AtomicCounter counter = blockedBy[reason.value()];
        if (counter != null) {
            counter.setOrdered(counter.getPlain() + 1);
        }
    }

    /**
     * Instruments with an open position.
     *
     * @return a count
     */
    public int openPositions() {
        int open = 0;
        for (final AtomicCounter position : positions) {
            open += position.get() == 0 ? 0 : 1;
        }
        return open;
    }

    /**
     * What operators wrote.
     *
     * @return the ring to poll
     */
    public ManyToOneRingBuffer commands() {
        return commands;
    }

    @Override
    public void close() {
        mapped.force();
        IoUtil.unmap(mapped);
    }
}

package io.escapement.codecs.counters;

import java.nio.ByteOrder;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/**
 * Layout of the counters file, over memory that the caller has mapped.
 *
 * <pre>
 *   0          magic (int64), written last at creation
 *   8          layout version (int32)
 *   16         process id (int64)
 *   24         start time, ms since the epoch (int64)
 *   4096       counter metadata: Agrona's CountersManager, 2,048 counters
 *   +1 MiB     counter values
 *   +256 KiB   command buffer: Agrona's many-to-one ring of operators' messages, 64 KiB and its trailer
 * </pre>
 *
 * <p>A reader checks {@link #isReady()} first. Counter type ids are those of {@link CounterType}.
 */
public final class CountersFile {
    /** Name of the file in a session's folder. */
    public static final String FILE_NAME = "counters.dat";

    /** Message type in the command buffer: one SBE OperatorCommand, header included. */
    public static final int OPERATOR_COMMAND_TYPE = 1;

    /** Message type in the command buffer: an operator's request for another model bundle, text in UTF-8. */
    public static final int MODEL_REQUEST_TYPE = 2;

    /** Most counters a file can hold. */
    public static final int MAX_COUNTERS = 2048;

    private static final long MAGIC = 0x45_53_43_41_50_45_31_0AL;
    private static final int VERSION = 2;
    private static final int MAGIC_OFFSET = 0;
    private static final int VERSION_OFFSET = 8;
    private static final int PID_OFFSET = 16;
    private static final int START_TIME_OFFSET = 24;
    private static final int METADATA_OFFSET = 4096;
    private static final int METADATA_LENGTH = MAX_COUNTERS * CountersReader.METADATA_LENGTH;
    private static final int VALUES_OFFSET = METADATA_OFFSET + METADATA_LENGTH;
    private static final int VALUES_LENGTH = MAX_COUNTERS * CountersReader.COUNTER_LENGTH;
    private static final int COMMANDS_OFFSET = VALUES_OFFSET + VALUES_LENGTH;
    private static final int COMMANDS_LENGTH = 64 * 1024 + RingBufferDescriptor.TRAILER_LENGTH;

    /** Bytes to map. */
    public static final int LENGTH = COMMANDS_OFFSET + COMMANDS_LENGTH;

    private final UnsafeBuffer file;
    private final AtomicBuffer metadata;
    private final AtomicBuffer values;
    private final AtomicBuffer commands;

    /**
     * Lays the structure over mapped memory.
     *
     * @param mapped at least {@link #LENGTH} bytes
     */
    public CountersFile(UnsafeBuffer mapped) {
        if (mapped.capacity() < LENGTH) {
            throw new IllegalArgumentException("counters file too short: length=" + mapped.capacity());
        }
        this.file = mapped;
        this.metadata = new UnsafeBuffer(mapped, METADATA_OFFSET, METADATA_LENGTH);
        this.values = new UnsafeBuffer(mapped, VALUES_OFFSET, VALUES_LENGTH);
        this.commands = new UnsafeBuffer(mapped, COMMANDS_OFFSET, COMMANDS_LENGTH);
    }

    /**
     * Clears the file and makes it ready for readers.
     *
     * @param processId of the engine
     * @param startTimeMs since the epoch
     */
    public void initialise(long processId, long startTimeMs) {
        file.putLongOrdered(MAGIC_OFFSET, 0);
        file.setMemory(0, LENGTH, (byte) 0);
        file.putInt(VERSION_OFFSET, VERSION, ByteOrder.LITTLE_ENDIAN);
        file.putLong(PID_OFFSET, processId, ByteOrder.LITTLE_ENDIAN);
        file.putLong(START_TIME_OFFSET, startTimeMs, ByteOrder.LITTLE_ENDIAN);
        file.putLongOrdered(MAGIC_OFFSET, MAGIC);
    }

    /**
     * Whether an engine has initialised the file with a layout this code reads.
     *
     * @return true if it may be read
     */
    public boolean isReady() {
        return file.getLongVolatile(MAGIC_OFFSET) == MAGIC
                && file.getInt(VERSION_OFFSET, ByteOrder.LITTLE_ENDIAN) == VERSION;
    }

    /**
     * Process id of the engine that owns the file.
     *
     * @return the process id
     */
    public long processId() {
        return file.getLong(PID_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * When the engine started.
     *
     * @return ms since the epoch
     */
    public long startTimeMs() {
        return file.getLong(START_TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The engine's side of the counters.
     *
     * @return a manager that allocates counters
     */
    public CountersManager newManager() {
        return new CountersManager(metadata, values);
    }

    /**
     * A reader's side of the counters.
     *
     * @return a reader
     */
    public CountersReader newReader() {
        return new CountersReader(metadata, values);
    }

    /**
     * The buffer that carries operator commands to the engine.
     *
     * @return a new view of the ring
     */
    public ManyToOneRingBuffer commandBuffer() {
        return new ManyToOneRingBuffer(commands);
    }
}

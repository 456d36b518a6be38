package io.escapement.journal;

import static io.escapement.journal.RecordDescriptor.CRC_OFFSET;
import static io.escapement.journal.RecordDescriptor.HEADER_LENGTH;
import static io.escapement.journal.RecordDescriptor.INDEX_OFFSET;
import static io.escapement.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.escapement.journal.RecordDescriptor.MAX_MESSAGE_LENGTH;
import static io.escapement.journal.RecordDescriptor.MAX_OUTPUTS;
import static io.escapement.journal.RecordDescriptor.NO_INDEX;
import static io.escapement.journal.RecordDescriptor.SEQUENCE_OFFSET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A cursor over one stream of a journal, in order, checking every record on the way: checksum, length, stream and order
 * (inputs are numbered without a hole, outputs ascend by cause and count from 0 within it).
 *
 * <p>{@link #next()} returns false at the end; a journal still being written may be polled again. The message stays
 * readable until the next call. One thread; allocates nothing per record.
 */
public final class JournalReader implements AutoCloseable {
    private final SingleChronicleQueue queue;
    private final Path directory;
    private final String name;
    private final boolean inputs;
    private final ExcerptTailer tailer;
    private final ByteBuffer scratch =
            ByteBuffer.allocateDirect(HEADER_LENGTH + MAX_MESSAGE_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer checksummed = scratch.duplicate();
    private final UnsafeBuffer record = new UnsafeBuffer(scratch);
    private final UnsafeBuffer mapped = new UnsafeBuffer(0, 0);
    private final CRC32C crc = new CRC32C();

    private long sequence;
    private int index = NO_INDEX;
    private int length;
    private boolean positioned;

    JournalReader(SingleChronicleQueue queue, Path directory, String name, boolean inputs) {
        this.queue = queue;
        this.directory = directory;
        this.name = name;
        this.inputs = inputs;
        this.tailer = queue.createTailer();
        tailer.singleThreadedCheckDisabled(true);
        tailer.toStart();
    }

    /**
     * Steps to the next record.
     *
     * @return false when there is none (yet)
     * @throws CorruptJournalException when the record there is damaged or out of order
     */
    public boolean next() {
        final long previousSequence = sequence;
        final int previousIndex = index;
        final int available;
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            final Bytes<?> bytes = document.wire().bytes();
            available = (int) Math.min(bytes.readRemaining(), scratch.capacity());
            // A document never crosses the end of what is mapped, so it can be taken in one copy.
            mapped.wrap(bytes.addressForRead(bytes.readPosition()), available);
            record.putBytes(0, mapped, 0, available);
        } catch (RuntimeException | InternalError | AssertionError e) {
            throw corrupt("unreadable after", previousSequence, e);
        }
        check(available, previousSequence, previousIndex);
        return true;
    }

    private void check(int available, long previousSequence, int previousIndex) {
        if (available < HEADER_LENGTH) {
            throw corrupt("record too short after", previousSequence, null);
        }
        length = record.getShort(LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        if (length <= 0 || length > available - HEADER_LENGTH) {
            throw corrupt("record of impossible length after", previousSequence, null);
        }
        sequence = record.getLong(SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final int stored = record.getShort(INDEX_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        index = stored == MAX_OUTPUTS ? NO_INDEX : stored;
        checksummed.limit(HEADER_LENGTH + length).position(LENGTH_OFFSET);
        crc.reset();
        crc.update(checksummed);
        if ((int) crc.getValue() != record.getInt(CRC_OFFSET, ByteOrder.LITTLE_ENDIAN)
                || inputs != (index == NO_INDEX)) {
            // The sequence itself may be what was damaged, so inputs are named by their place.
            throw corrupt("checksum does not match at", positioned && inputs ? previousSequence + 1 : sequence, null);
        }
        if (positioned) {
            final boolean ordered = inputs
                    ? sequence == previousSequence + 1
                    : RecordOrder.outputFollows(previousSequence, previousIndex, sequence, index);
            if (!ordered) {
                throw corrupt("not in order after " + previousSequence + ":", sequence, null);
            }
        }
        positioned = true;
    }

    /**
     * Goes to the first record whose sequence (for outputs: of the cause) is at least the given one; the next call of
     * {@link #next()} reads it.
     *
     * @param wanted input sequence; 0 or less is the start
     */
    public void seek(long wanted) {
        JournalSeek.seek(queue, tailer, this, wanted);
        positioned = false;
        sequence = 0;
        index = NO_INDEX;
    }

    /**
     * Finds the last readable record and leaves the cursor behind it.
     *
     * @return whether there is any
     */
    public boolean toLast() {
        final boolean found = JournalSeek.last(queue, tailer, this);
        positioned = found;
        if (!found) {
            sequence = 0;
            index = NO_INDEX;
        }
        return found;
    }

    /** Steps over records from the start; they are checked like any other. */
    void skip(long records) {
        for (long i = 0; i < records && next(); i++) {
            // The step itself is the work.
        }
    }

    /** Reads the record under the tailer without regard to the one read before. */
    boolean probe() {
        positioned = false;
        return next();
    }

    /** @return sequence of the current input, or of the input that caused the current output; 0 before the first */
    public long sequence() {
        return sequence;
    }

    /** @return index of the current output among those of its cause, from 0; -1 for inputs */
    public int index() {
        return index;
    }

    /** @return buffer that holds the current message, valid until the next call of {@link #next()} */
    public DirectBuffer buffer() {
        return record;
    }

    /** @return where the current message (its SBE header) starts in {@link #buffer()} */
    public int offset() {
        return HEADER_LENGTH;
    }

    /** @return length of the current message in bytes, SBE header included */
    public int length() {
        return length;
    }

    @Override
    public void close() {
        tailer.close();
    }

    private CorruptJournalException corrupt(String what, long at, Throwable cause) {
        return new CorruptJournalException(
                "journal damaged: directory=" + directory + " queue=" + name + " " + what + " sequence=" + at
                        + "; restore the directory from a copy, or start a new one and reconcile",
                name,
                at,
                cause);
    }
}

package io.escapement.journal;

import static io.escapement.journal.RecordDescriptor.CRC_OFFSET;
import static io.escapement.journal.RecordDescriptor.HEADER_LENGTH;
import static io.escapement.journal.RecordDescriptor.INDEX_OFFSET;
import static io.escapement.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.escapement.journal.RecordDescriptor.MAX_MESSAGE_LENGTH;
import static io.escapement.journal.RecordDescriptor.SEQUENCE_OFFSET;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends framed records to one queue. One thread at a time; allocates nothing per record.
 *
 * <p>A record is put together in a buffer of our own, which the checksum can be taken over without a copy on the heap,
 * and handed to Chronicle in one piece.
 */
final class RecordAppender implements AutoCloseable {
    private final SingleChronicleQueue queue;
    private final FileClock clock;
    private final Path directory;
    private final String name;
    private final long maxFileBytes;
    private final ExcerptAppender appender;
    private final ByteBuffer scratch =
            ByteBuffer.allocateDirect(HEADER_LENGTH + MAX_MESSAGE_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer record = new UnsafeBuffer(scratch);
    private final ByteBuffer checksummed = scratch.duplicate();
    private final Bytes<ByteBuffer> view = Bytes.wrapForRead(scratch.duplicate());
    private final CRC32C crc = new CRC32C();

    private volatile String refusal;
    private volatile boolean failed;
    private final AtomicLong writtenPosition = new AtomicLong();
    private volatile File writtenFile;

    RecordAppender(SingleChronicleQueue queue, FileClock clock, Path directory, String name, long maxFile) {
        this.queue = queue;
        this.clock = clock;
        this.directory = directory;
        this.name = name;
        this.maxFileBytes = maxFile;
        this.appender = queue.createAppender();
        // The port is handed from the thread that recovers to the one that trades.
        appender.singleThreadedCheckDisabled(true);
        view.singleThreadedCheckDisabled(true);
    }

    /** Appends one record; the caller has checked the order. */
    void append(long sequence, int index, DirectBuffer buffer, int offset, int length) {
        if (failed || refusal != null) {
            throw unwritable(sequence, failed ? "an earlier append failed" : refusal, null);
        }
        if (length <= 0 || length > MAX_MESSAGE_LENGTH) {
            throw new IllegalArgumentException("message length out of range: length=" + length);
        }
        final int total = HEADER_LENGTH + length;
        record.putShort(LENGTH_OFFSET, (short) length, ByteOrder.LITTLE_ENDIAN);
        record.putShort(INDEX_OFFSET, (short) index, ByteOrder.LITTLE_ENDIAN);
        record.putLong(SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        record.putBytes(HEADER_LENGTH, buffer, offset, length);
        checksummed.limit(total).position(LENGTH_OFFSET);
        crc.reset();
        crc.update(checksummed);
        record.putInt(CRC_OFFSET, (int) crc.getValue(), ByteOrder.LITTLE_ENDIAN);
        view.readPositionRemaining(0, total);
        try {
            write();
        } catch (RuntimeException | InternalError | AssertionError e) {
            // A full disk under a mapped file surfaces as InternalError, a little late at that. Whether the record got
            // through is unknown, so nothing may be appended after it.
            failed = true;
            throw unwritable(sequence, e.toString(), e);
        }
    }

    private void write() {
        appender.writeBytes(view);
        final long position = appender.wire().bytes().writePosition();
        // The keeper may learn of it a little later: no fence on the hot path.
        writtenPosition.lazySet(position);
        final File file = appender.currentFile();
        if (file != writtenFile) {
            writtenFile = file;
        }
        if (position > maxFileBytes) {
            clock.next();
        }
    }

    /**
     * Refuses every further append.
     *
     * @param why reason, or null to take appends again
     */
    void refuse(String why) {
        refusal = why;
    }

    /** Lets the next record begin a new file when the wall clock has entered a new period. */
    void followWallClock() {
        clock.followWallClock();
    }

    /** @return bytes used of the current file */
    long writtenPosition() {
        return writtenPosition.get();
    }

    /** @return file being written, null before the first append */
    File writtenFile() {
        return writtenFile;
    }

    /** @return whether an append has failed, so that the end of the stream can't be trusted */
    boolean failed() {
        return failed;
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
        view.releaseLast();
    }

    private JournalWriteException unwritable(long sequence, String why, Throwable cause) {
        return new JournalWriteException(
                "journal cannot be written: directory=" + directory + " queue=" + name + " sequence=" + sequence + " ("
                        + why + "); free disk space or repair the file system, then start again",
                cause);
    }
}

package io.escapement.core.snapshot;

import io.escapement.core.hash.Hash64;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The SBE records of one snapshot, one behind the other in memory, each preceded by its length as a little-endian int.
 * These bytes are what a snapshot file holds.
 */
public final class SnapshotRecords {
    /** Longest record in bytes, SBE header included; as long as a slot of the engine's rings may be. */
    public static final int MAX_LENGTH = 1016;

    private static final int FIRST_CAPACITY = 1 << 16;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private byte[] bytes;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private int size;
    private int next;
    private int offset;
    private int length;

    /** No records yet. */
    public SnapshotRecords() {
        this(new byte[FIRST_CAPACITY], 0);
    }

    /**
     * Records that were kept somewhere.
     *
     * @param bytes all of them; not copied
     */
    public SnapshotRecords(byte[] bytes) {
        this(bytes, bytes.length);
    }

    private SnapshotRecords(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
        buffer.wrap(bytes);
    }

    /**
     * A hash over bytes, for the check that a snapshot belongs to a journal and is whole.
     *
     * @param hash so far, {@link Hash64#SEED} for the first
     * @param from holds the bytes
     * @param offset of the first
     * @param length in bytes
     * @return the new hash
     */
    public static long hashOf(long hash, DirectBuffer from, int offset, int length) {
        long h = Hash64.mix(hash, length);
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            h = Hash64.mix(h, from.getLong(offset + at, ORDER));
        }
        for (; at < length; at++) {
            h = Hash64.mix(h, from.getByte(offset + at));
        }
        return h;
    }

    /**
     * Appends a record.
     *
     * @param record holds it
     * @param recordOffset of its SBE header
     * @param recordLength header and body in bytes
     */
    void append(DirectBuffer record, int recordOffset, int recordLength) {
        final int needed = Math.addExact(size, Integer.BYTES + recordLength);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length)));
            buffer.wrap(bytes);
        }
        buffer.putInt(size, recordLength, ORDER);
        buffer.putBytes(size + Integer.BYTES, record, recordOffset, recordLength);
        size = needed;
    }

    /** Goes before the first record. */
    void rewind() {
        next = 0;
    }

    /**
     * Steps to the next record.
     *
     * @return false behind the last
     * @throws SnapshotException if the bytes are no records
     */
    boolean next() {
        if (next == size) {
            return false;
        }
        final int found = size - next < Integer.BYTES ? -1 : buffer.getInt(next, ORDER);
        if (found < Long.BYTES || found > MAX_LENGTH || found > size - next - Integer.BYTES) {
            throw new SnapshotException("snapshot damaged: no record at byte " + next + " of " + size);
        }
        offset = next + Integer.BYTES;
        length = found;
        next = offset + found;
        return true;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /**
     * What to keep.
     *
     * @return a copy of the bytes of all records
     */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Length of all records.
     *
     * @return in bytes
     */
    public int size() {
        return size;
    }
}

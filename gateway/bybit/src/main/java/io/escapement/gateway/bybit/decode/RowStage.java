package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encoded messages of one frame or answer, waiting until the whole of it has been read.
 *
 * <p>What a row can't know yet is put in while publishing: the receive and exchange times, which every such message has
 * in its first two fields, and which row is the last. Grows to the largest answer seen.
 */
final class RowStage {
    /** For messages without a {@code last} field. */
    static final int NO_LAST_FIELD = -1;

    /** Rows in one frame or answer. */
    static final int MAX_ROWS = 1000;

    private static final int RECEIVE_TIME = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int EXCHANGE_TIME = RECEIVE_TIME + Long.BYTES;
    private static final int INITIAL_ROWS = 8;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[INITIAL_ROWS * InboundPort.MAX_MESSAGE_LENGTH]);
    private int[] offsets = new int[INITIAL_ROWS];
    private int[] lengths = new int[INITIAL_ROWS];
    private int count;
    private int end;

    /** Drops all rows. */
    void clear() {
        count = 0;
        end = 0;
    }

    /** @return rows added */
    int count() {
        return count;
    }

    /** @return buffer for the next row, which begins at {@link #offset}; the same object always */
    MutableDirectBuffer buffer() {
        if (buffer.capacity() - end < InboundPort.MAX_MESSAGE_LENGTH) {
            buffer.wrap(Arrays.copyOf(buffer.byteArray(), buffer.capacity() * 2));
        }
        return buffer;
    }

    /** @return where the next row begins */
    int offset() {
        return end;
    }

    /**
     * Keeps the row that was encoded; without this call the next one overwrites it.
     *
     * @param length in bytes, header included
     */
    void add(int length) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        offsets[count] = end;
        lengths[count] = length;
        count++;
        end += length;
    }

    /** @return where an added row begins */
    int offset(int row) {
        return offsets[row];
    }

    /** @return length of an added row in bytes */
    int length(int row) {
        return lengths[row];
    }

    /** Drops the row added last. */
    void dropLast() {
        count--;
        end = offsets[count];
    }

    /**
     * Publishes all rows.
     *
     * @param inbound takes them
     * @param priority of these rows
     * @param receiveTimeNs engine time of the messages
     * @param exchangeTimeNs the venue's stamp, null value if none
     * @param lastField offset of the field {@code last} in the block, or {@link #NO_LAST_FIELD}
     * @param newestFirst whether they were added in that order; they are published oldest first
     * @return messages published, 0 if there was no room
     */
    int publish(
            InboundPort inbound,
            InputPriority priority,
            long receiveTimeNs,
            long exchangeTimeNs,
            int lastField,
            boolean newestFirst) {
        final int rows = count;
        final long claim = inbound.claim(priority, rows);
        if (claim < 0) {
            return 0;
        }
        for (int i = 0; i < rows; i++) {
            final int row = newestFirst ? rows - 1 - i : i;
            final MutableDirectBuffer slot = inbound.slot(claim + i);
            slot.putBytes(0, buffer, offsets[row], lengths[row]);
            slot.putLong(RECEIVE_TIME, receiveTimeNs, ByteOrder.LITTLE_ENDIAN);
            slot.putLong(EXCHANGE_TIME, exchangeTimeNs, ByteOrder.LITTLE_ENDIAN);
            if (lastField != NO_LAST_FIELD) {
                final Bool last = i == rows - 1 ? Bool.YES : Bool.NO;
                slot.putByte(MessageHeaderEncoder.ENCODED_LENGTH + lastField, (byte) last.value());
            }
            inbound.length(claim + i, lengths[row]);
        }
        inbound.publish(claim, rows);
        return rows;
    }
}

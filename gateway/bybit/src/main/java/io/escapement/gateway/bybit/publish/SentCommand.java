package io.escapement.gateway.bybit.publish;

import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.Side;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One command of the core: what its outcome has to repeat, the message itself, and how far it has come.
 *
 * <p>A plain record of fields, reused; owned by one thread at a time.
 */
public final class SentCommand {
    /** Longest request id in bytes; the venue's bound is 36. */
    public static final int MAX_REQUEST_ID = 36;

    /** Longest command in bytes, header included. */
    public static final int MAX_MESSAGE_LENGTH = 256;

    private static final int RADIX = 36;

    /** Kind of command. */
    public CommandKind kind = CommandKind.NULL_VAL;

    /** Kind of query, null value for other commands. */
    public QueryKind queryKind = QueryKind.NULL_VAL;

    /** Dense id, or the schema's null. */
    public int instrumentId;

    /** Sequence of the input that caused it. */
    public long causeSequence;

    /** Index among that input's outputs. */
    public int index;

    /** Of the client order id, or the schema's null. */
    public int epoch;

    /** Of the client order id, or the schema's null. */
    public long sequence;

    /** Of the client order id. */
    public int leg;

    /** Not to be sent later, nanoseconds since the epoch. */
    public long expireTimeNs;

    /** Whether it can only take risk off. */
    public boolean urgent;

    /** Side of a placement. */
    public Side side = Side.NULL_VAL;

    /** Size of a placement at 1e-8. */
    public long size;

    /** Times it was sent and refused for a reason that passes. */
    public int attempts;

    /** Code of the last such refusal, 0 for none. */
    public int lastCode;

    /** Not to be sent again earlier, by the monotonic clock; counts while {@link #attempts} is not 0. */
    public long notBeforeNanos;

    /** When it was written first, as the venue sees time, ms; 0 before. */
    public long firstSentMs;

    /** When it was written, by the gateway's clock. */
    public long sentTimeNs;

    /** When it was written, by the monotonic clock. */
    public long sentNanos;

    /** Request id as sent. */
    public final byte[] requestId = new byte[MAX_REQUEST_ID];

    /** Its length in bytes; 0 while the record is free. */
    public int requestIdLength;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]);

    /**
     * Whether it names an order of ours.
     *
     * @return false when the client order id is the schema's null
     */
    public boolean hasClientOrderId() {
        return epoch != Integer.MIN_VALUE;
    }

    /**
     * Whether it is about the same order.
     *
     * @param other another command
     * @return false when one of them names no order of ours
     */
    public boolean isAboutSameOrder(SentCommand other) {
        return hasClientOrderId() && epoch == other.epoch && sequence == other.sequence && leg == other.leg;
    }

    /**
     * The SBE output.
     *
     * @return header included
     */
    public DirectBuffer message() {
        return message;
    }

    /**
     * Begins anew with a message.
     *
     * @param buffer holds it
     * @param offset of its header
     * @param length in bytes, at most {@link #MAX_MESSAGE_LENGTH}
     */
    public void begin(DirectBuffer buffer, int offset, int length) {
        message.putBytes(0, buffer, offset, length);
        queryKind = QueryKind.NULL_VAL;
        epoch = Integer.MIN_VALUE;
        sequence = Long.MIN_VALUE;
        leg = 0;
        urgent = false;
        side = Side.NULL_VAL;
        size = 0;
        attempts = 0;
        lastCode = 0;
        firstSentMs = 0;
        requestIdLength = 0;
    }

    /**
     * Makes the request id: the client order id for a placement, {@code q-cause-index} for everything else. An id may be
     * used once only, so further attempts have their number behind it.
     *
     * @param instance name of this engine
     */
    public void makeRequestId(byte[] instance) {
        int at;
        if (kind == CommandKind.PLACE) {
            at = ClientOrderIds.format(instance, epoch, sequence, leg, requestId, 0);
        } else {
            requestId[0] = 'q';
            requestId[1] = '-';
            at = appendBase36(causeSequence, 2);
            requestId[at++] = '-';
            at = appendBase36(index, at);
        }
        if (attempts > 0) {
            requestId[at++] = '-';
            requestId[at++] = 'r';
            at = appendBase36(attempts, at);
        }
        requestIdLength = at;
    }

    /**
     * Whether a reply's id is this one's.
     *
     * @param text holds the id
     * @param offset of its first byte
     * @param length in bytes
     * @return true when equal
     */
    public boolean matches(byte[] text, int offset, int length) {
        if (length != requestIdLength) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (requestId[i] != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private int appendBase36(long value, int offset) {
        int digits = 1;
        for (long rest = value / RADIX; rest > 0; rest /= RADIX) {
            digits++;
        }
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            final int digit = (int) (rest % RADIX);
            requestId[offset + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= RADIX;
        }
        return offset + digits;
    }
}

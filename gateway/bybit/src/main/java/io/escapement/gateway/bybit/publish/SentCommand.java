package io.escapement.gateway.bybit.publish;

import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.QueryKind;

/**
 * One command of the core, as far as its outcome has to repeat it.
 *
 * <p>A plain record of fields, reused for orders; owned by one thread at a time.
 */
public final class SentCommand {
    /** Longest request id in bytes; the venue's bound is 36. */
    public static final int MAX_REQUEST_ID = 36;

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

    /** When it was written, by the gateway's clock. */
    public long sentTimeNs;

    /** When it was written, by the monotonic clock. */
    public long sentNanos;

    /** Request id as sent. */
    public final byte[] requestId = new byte[MAX_REQUEST_ID];

    /** Its length in bytes; 0 while the record is free. */
    public int requestIdLength;

    /**
     * Whether it names an order of ours.
     *
     * @return false when the client order id is the schema's null
     */
    public boolean hasClientOrderId() {
        return epoch != Integer.MIN_VALUE;
    }

    /**
     * Takes over what the outcome has to repeat, and the expiry.
     *
     * @param other copied from
     */
    public void copy(SentCommand other) {
        kind = other.kind;
        queryKind = other.queryKind;
        instrumentId = other.instrumentId;
        causeSequence = other.causeSequence;
        index = other.index;
        epoch = other.epoch;
        sequence = other.sequence;
        leg = other.leg;
        expireTimeNs = other.expireTimeNs;
    }

    /**
     * Makes the request id: the client order id for a placement, {@code q-cause-index} for everything else, since an id
     * may be used once only.
     *
     * @param instance name of this engine
     */
    public void makeRequestId(byte[] instance) {
        if (kind == CommandKind.PLACE) {
            requestIdLength = ClientOrderIds.format(instance, epoch, sequence, leg, requestId, 0);
        } else {
            final String text = "q-" + Long.toString(causeSequence, 36) + '-' + index;
            for (int i = 0; i < text.length(); i++) {
                requestId[i] = (byte) text.charAt(i);
            }
            requestIdLength = text.length();
        }
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
}

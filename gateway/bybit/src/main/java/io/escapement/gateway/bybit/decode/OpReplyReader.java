package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;

/** Reads the members of an answer, in any dialect, while the envelope is being read. */
final class OpReplyReader {
    private static final int OP = 0;
    private static final int SUCCESS = 1;
    private static final int MESSAGE = 2;
    private static final int MESSAGE_TRADE = 3;
    private static final int REQUEST_ID = 4;
    private static final int REQUEST_ID_TRADE = 5;
    private static final int CODE = 6;
    private static final int ARGUMENTS = 7;
    private static final int HEADER = 8;
    private static final KeyTable KEYS =
            new KeyTable("op", "success", "ret_msg", "retMsg", "req_id", "reqId", "retCode", "args", "header");
    private static final KeyTable OPS = new KeyTable(
            "pong", "ping", "subscribe", "unsubscribe", "auth", "order.create", "order.amend", "order.cancel");
    private static final int PING_INDEX = 1;
    private static final OpReply.Op[] OP_VALUES = {
        OpReply.Op.PONG,
        OpReply.Op.PONG,
        OpReply.Op.SUBSCRIBE,
        OpReply.Op.UNSUBSCRIBE,
        OpReply.Op.AUTH,
        OpReply.Op.ORDER_CREATE,
        OpReply.Op.ORDER_AMEND,
        OpReply.Op.ORDER_CANCEL
    };
    private static final KeyTable DATA_KEYS = new KeyTable("orderId", "orderLinkId");
    private static final KeyTable HEADER_KEYS =
            new KeyTable("Timenow", "X-Bapi-Limit", "X-Bapi-Limit-Status", "X-Bapi-Limit-Reset-Timestamp");
    private static final byte[] PONG = {'p', 'o', 'n', 'g'};
    private static final byte[] ALREADY = {'a', 'l', 'r', 'e', 'a', 'd', 'y', ' '};

    private final ValueReader values;
    private final OpReply reply;
    private boolean opSeen;
    private boolean codeSeen;
    private boolean successSeen;
    private boolean success;
    private boolean pongText;
    private boolean ping;
    private int skippedData;

    OpReplyReader(ValueReader values, OpReply reply) {
        this.values = values;
        this.reply = reply;
    }

    /** Forgets the answer before. */
    void begin() {
        opSeen = false;
        codeSeen = false;
        successSeen = false;
        success = false;
        pongText = false;
        ping = false;
        skippedData = Envelope.NOWHERE;
        reply.clear();
    }

    /** Reads the member the cursor stands at, or passes over it. */
    void readMember() {
        final JsonCursor cursor = values.cursor;
        switch (cursor.keyIndex(KEYS)) {
            case OP -> readOp();
            case SUCCESS -> {
                successSeen = true;
                success = values.bool() == Bool.YES;
            }
            case MESSAGE, MESSAGE_TRADE -> readMessage();
            case REQUEST_ID, REQUEST_ID_TRADE -> {
                if (cursor.readText()) {
                    reply.requestId.set(cursor);
                }
            }
            case CODE -> {
                codeSeen = true;
                reply.code = values.count();
            }
            case ARGUMENTS -> readTime();
            case HEADER -> readHeader();
            default -> cursor.skipValue();
        }
    }

    /** Reads the {@code data} of a trade answer, or passes over it while it is not clear that the frame is one. */
    void readData() {
        final JsonCursor cursor = values.cursor;
        final JsonCursor.Kind kind = cursor.kind();
        skippedData = Envelope.NOWHERE;
        if (!opSeen && !codeSeen) {
            skippedData = cursor.position();
            cursor.skipValue();
        } else if (kind == JsonCursor.Kind.ARRAY) {
            readTime();
        } else if (kind == JsonCursor.Kind.OBJECT) {
            cursor.beginObject();
            while (cursor.nextKey()) {
                switch (cursor.keyIndex(DATA_KEYS)) {
                    case 0 -> {
                        values.id();
                        reply.orderIdHigh = values.idHigh;
                        reply.orderIdLow = values.idLow;
                    }
                    case 1 -> readLinkId();
                    default -> cursor.skipValue();
                }
            }
        } else {
            cursor.skipValue();
        }
    }

    /**
     * Decides what the frame without a topic was.
     *
     * @return {@link Verdict#REPLY} or why it is no answer
     */
    Verdict conclude() {
        if (!opSeen && !successSeen && !codeSeen) {
            return Verdict.UNKNOWN_TOPIC;
        }
        if (ping && !pongText) {
            // Our own request, sent back by nobody we know.
            return Verdict.UNKNOWN_TOPIC;
        }
        if (reply.op == OpReply.Op.PONG) {
            reply.success = true;
            reply.code = 0;
            return Verdict.REPLY;
        }
        if (!successSeen && !codeSeen) {
            return Verdict.MISSING_FIELD;
        }
        if (skippedData != Envelope.NOWHERE) {
            values.cursor.rewind(skippedData);
            readData();
        }
        reply.success = (success || !successSeen) && (!codeSeen || reply.code == 0)
                || reply.op == OpReply.Op.SUBSCRIBE && reply.text.contains(ALREADY);
        if (!codeSeen || reply.success) {
            reply.code = reply.success ? 0 : -1;
        }
        return Verdict.REPLY;
    }

    private void readOp() {
        final int index = values.word(OPS);
        opSeen = values.cursor.textLength() > 0;
        ping = index == PING_INDEX;
        reply.op = index == KeyTable.UNKNOWN ? OpReply.Op.OTHER : OP_VALUES[index];
    }

    private void readMessage() {
        if (values.cursor.readText()) {
            pongText = values.cursor.textIs(PONG);
            reply.text.set(values.cursor);
        }
    }

    private void readLinkId() {
        values.clientOrderId();
        reply.epoch = values.epoch;
        reply.sequence = values.sequence;
        reply.leg = values.leg;
        reply.linkId.set(values.cursor);
    }

    /** A pong holds its time as the first element of an array; other arrays are of no interest. */
    private void readTime() {
        final JsonCursor cursor = values.cursor;
        if (cursor.kind() != JsonCursor.Kind.ARRAY) {
            cursor.skipValue();
            return;
        }
        cursor.beginArray();
        boolean first = true;
        while (cursor.nextElement()) {
            final boolean text = cursor.kind() == JsonCursor.Kind.STRING;
            if (first && text && cursor.readText()) {
                readPongTime();
            } else {
                cursor.skipValue();
            }
            first = false;
        }
    }

    private void readPongTime() {
        final long millis = values.cursor.integer();
        if (millis > 0 && millis < Long.MAX_VALUE / 1_000_000L) {
            reply.venueTimeNs = millis * 1_000_000L;
        }
    }

    private void readHeader() {
        final JsonCursor cursor = values.cursor;
        if (cursor.kind() != JsonCursor.Kind.OBJECT) {
            cursor.skipValue();
            return;
        }
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(HEADER_KEYS)) {
                case 0 -> reply.venueTimeNs = values.timeOrUnset();
                case 1 -> reply.limit = Math.max(0, values.count());
                case 2 -> reply.remaining = Math.max(-1, values.count());
                case 3 -> reply.resetMs = Math.max(0, values.integer());
                default -> cursor.skipValue();
            }
        }
    }
}

package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.Bool;

/**
 * Outer members of a stream frame: read in one pass over the whole frame, whatever their order; what {@code data} holds
 * is only passed over, to be read once the topic is known.
 */
final class Envelope {
    /** Position of something the frame does not have. */
    static final int NOWHERE = -1;

    private static final int TOPIC = 0;
    private static final int TYPE = 1;
    private static final int TIME = 2;
    private static final int MATCH_TIME = 3;
    private static final int SEQUENCE = 4;
    private static final int DATA = 5;
    private static final int CREATION_TIME = 6;
    private static final KeyTable KEYS = new KeyTable("topic", "type", "ts", "cts", "cs", "data", "creationTime");
    private static final KeyTable TYPES = new KeyTable("delta", "snapshot");

    byte[] topic;
    int topicOffset;
    int topicLength;
    int dataPosition;
    Bool snapshot;
    long timeNs;
    long matchTimeNs;
    long crossSequence;

    private final ValueReader values;
    private final OpReplyReader replies;

    Envelope(ValueReader values, OpReplyReader replies) {
        this.values = values;
        this.replies = replies;
    }

    /**
     * Reads a whole frame; values tell afterwards whether it was well-formed.
     *
     * @return whether it has a topic; otherwise it may be a reply, which has been read on the way
     */
    boolean read() {
        final JsonCursor cursor = values.cursor;
        topicLength = 0;
        dataPosition = NOWHERE;
        snapshot = Bool.NULL_VAL;
        timeNs = Long.MIN_VALUE;
        matchTimeNs = Long.MIN_VALUE;
        crossSequence = Long.MIN_VALUE;
        replies.begin();
        cursor.beginObject();
        while (cursor.nextKey()) {
            switch (cursor.keyIndex(KEYS)) {
                case TOPIC -> readTopic();
                case TYPE -> readType();
                case TIME, CREATION_TIME -> timeNs = values.timeNs();
                case MATCH_TIME -> matchTimeNs = values.timeOrUnset();
                case SEQUENCE -> crossSequence = values.integer();
                case DATA -> {
                    dataPosition = cursor.position();
                    replies.readData();
                }
                default -> replies.readMember();
            }
        }
        cursor.finished();
        return topicLength > 0;
    }

    private void readTopic() {
        if (values.cursor.readText()) {
            topic = values.cursor.textBytes();
            topicOffset = values.cursor.textOffset();
            topicLength = values.cursor.textLength();
        }
    }

    private void readType() {
        final int type = values.word(TYPES);
        snapshot = type == 0 ? Bool.NO : type == 1 ? Bool.YES : Bool.NULL_VAL;
    }
}

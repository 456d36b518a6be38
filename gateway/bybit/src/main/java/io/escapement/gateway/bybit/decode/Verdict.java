package io.escapement.gateway.bybit.decode;

/** What became of one frame. */
public enum Verdict {
    /** Its messages have been published. */
    PUBLISHED,
    /** Understood, but it holds nothing for us: no rows, or only rows of other categories or instruments. */
    EMPTY,
    /** An answer to a request of ours; see {@link FrameDecoder#reply}. */
    REPLY,
    /** Market data, decoded, but there was no room to publish it. */
    NO_ROOM,
    /** Refused: ends too early. */
    TRUNCATED,
    /** Refused: not JSON, or not of the shape it should have. */
    MALFORMED,
    /** Refused: nested too deep. */
    TOO_DEEP,
    /** Refused: neither a topic we decode nor an answer. */
    UNKNOWN_TOPIC,
    /** Refused: its topic names an instrument that is not ours. */
    UNKNOWN_SYMBOL,
    /** Refused: a field without which the message means nothing is missing or empty. */
    MISSING_FIELD,
    /** Refused: text where a number must be. */
    BAD_NUMBER,
    /** Refused: a number with more than eight digits behind the point that matter. */
    EXCESS_DIGITS,
    /** Refused: a number too large. */
    OVERFLOW,
    /** Refused: a word or id that can't be what it says. */
    BAD_VALUE,
    /** Refused: more rows or levels than a frame may have. */
    TOO_LARGE;

    /** @return whether the frame was not understood; {@link #NO_ROOM} is not such a case */
    public boolean isRefusal() {
        return ordinal() >= TRUNCATED.ordinal();
    }
}

package io.escapement.venue;

/** What happens first within one instant; then by instrument, then by venue sequence. */
enum EventClass {
    /** Bars that end here are confirmed. */
    BAR_CLOSE,
    /** Positions held at this instant pay or receive. */
    FUNDING,
    /** Prices move, orders fill. */
    PRICE_POINT,
    /** Commands take effect, in the order they came. */
    COMMAND,
    /** Public messages that took their time are heard. */
    PUBLIC,
    /** Private messages are heard. */
    PRIVATE,
    /** Answers to commands are heard. */
    ANSWER
}

package io.escapement.simulation.session;

/** Every kind of thing that can go wrong in a session: the exchange's own faults, the line's, and the engine's. */
public enum Mishap {
    /** A venue connection is cut by the exchange. */
    DROP,
    /** The exchange's sockets stand still. */
    STALL,
    /** Private messages come late. */
    DELAY,
    /** Private messages come twice. */
    DUPLICATE,
    /** Private messages come in another order. */
    REORDER,
    /** Book updates are left out. */
    GAP,
    /** Confirmed bars come late or never. */
    LATE_CONFIRM,
    /** Answers to commands are lost. */
    LOSE_REPLY,
    /** Commands are lost. */
    LOSE_REQUEST,
    /** Commands are refused. */
    REJECT,
    /** Commands run into the rate limit. */
    RATE_LIMIT,
    /** Every REST request gets a 403. */
    BAN,
    /** REST requests get a 5xx. */
    HTTP_ERROR,
    /** REST requests time out at the venue, having taken effect. */
    TIMEOUT,
    /** The exchange's clock is wrong. */
    CLOCK_SKEW,
    /** Orders are not to be seen in lists yet. */
    QUERY_LAG,
    /** The exchange restarts. */
    RESTART,
    /** Somebody else trades on the account. */
    ORDER_OUTSIDE,
    /** Somebody else cancels orders of the account. */
    CANCEL_OUTSIDE,
    /** Somebody else closes a position of the account. */
    CLOSE_OUTSIDE,
    /** A connection is reset by the line. */
    LINE_RESET,
    /** What the exchange sends on a connection does not arrive for a while. */
    LINE_DEAF,
    /** What the engine sends on a connection does not arrive for a while. */
    LINE_MUTE,
    /** Nobody can connect. */
    LINE_UNREACHABLE,
    /** The engine is killed between two inputs, and started again. */
    ENGINE_KILL,
    /** The engine is killed in the middle of an input, and started again. */
    ENGINE_CUT,
    /** The engine's business thread stands still. */
    ENGINE_PAUSE,
    /** The engine's inbound ring takes no market data. */
    RING_FULL,
    /** The engine's wall clock is wrong. */
    ENGINE_CLOCK
}

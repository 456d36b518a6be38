package io.escapement.core.order;

/** Where an order stands, as far as we know. */
public enum OrderState {
    /** The command left the core; nothing has been heard. */
    SENT,
    /** The venue acknowledged the request; the matching engine has not spoken. */
    ACCEPTED,
    /** It rests or is being filled. */
    OPEN,
    /** It will not trade any more; executions may still be on their way. */
    ENDED
}

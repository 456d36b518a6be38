package io.escapement.venue.model;

/** Prices other than the last one that have bars of their own. */
public enum PriceKind {
    /** Mark price. */
    MARK,
    /** Index price. */
    INDEX,
    /** {@code (mark - index) / index}, a fraction at 1e-8. */
    PREMIUM
}

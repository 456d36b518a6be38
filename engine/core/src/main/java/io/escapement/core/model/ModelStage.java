package io.escapement.core.model;

/** How far a model may go: a later stage includes the earlier ones. */
public enum ModelStage {
    /** Simulated exchange, testnet and demo accounts only. */
    PAPER,
    /** Real money with a cap on size. */
    CANARY,
    /** Real money within the usual limits. */
    LIVE
}

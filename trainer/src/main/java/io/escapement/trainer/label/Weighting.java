package io.escapement.trainer.label;

/** What a row's weight comes from. */
public enum Weighting {
    /** All rows alike. */
    NONE,
    /** Its average uniqueness among the labels of its symbol; see {@link Uniqueness}. */
    UNIQUENESS
}

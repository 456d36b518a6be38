package io.escapement.trainer.walk;

/** What a fold learns from. */
public enum Window {
    /** Everything before it. */
    EXPANDING,
    /** As much before it as the first fold has. */
    ROLLING
}

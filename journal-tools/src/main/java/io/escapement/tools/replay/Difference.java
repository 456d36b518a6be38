package io.escapement.tools.replay;

/**
 * The first place where a replay said something else than the journal holds.
 *
 * @param kind what is wrong
 * @param causeSequence input that caused the output
 * @param index of the output among those of its cause
 * @param cause the input's bytes, SBE header included
 * @param recorded the output in the journal, or null when it has none there
 * @param recomputed the output of the replay, or null when it made none there
 */
public record Difference(Kind kind, long causeSequence, int index, byte[] cause, byte[] recorded, byte[] recomputed) {
    /** What can be wrong. */
    public enum Kind {
        /** Both exist and their bytes differ. */
        CHANGED,
        /** The journal holds an output that the replay didn't make. */
        NOT_RECOMPUTED,
        /** The replay made an output that the journal doesn't hold, though it holds later ones. */
        NOT_RECORDED,
        /** The journal's outputs end long before its inputs do. */
        OUT_ENDS_EARLY
    }
}

package io.escapement.tools.replay;

/** Told now and then how far a long run has come. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = sequence -> {};

    /**
     * @param sequence of the input just applied; called every few thousand inputs
     */
    void at(long sequence);
}

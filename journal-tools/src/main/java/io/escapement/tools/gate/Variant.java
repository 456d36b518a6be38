package io.escapement.tools.gate;

/** One way of replaying a journal. */
public interface Variant {
    /** @return what is special about it, for the table */
    String name();

    /** @return inputs it replays: all, or as many as its slowness allows */
    long limit();

    /**
     * Replays.
     *
     * @return the outputs' digest
     */
    VariantResult run();
}

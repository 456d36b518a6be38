package io.escapement.gateway.bybit;

/** Told how far the start has come. Called on the thread that starts the gateway. */
@FunctionalInterface
public interface StartProgress {
    /** Progress nobody looks at. */
    StartProgress NONE = (step, done, total) -> {};

    /**
     * A step moved on.
     *
     * @param step what is done, for people, for instance {@code "warm-up bars"}
     * @param done parts finished
     * @param total parts there are; at least 1
     */
    void onStep(String step, int done, int total);
}

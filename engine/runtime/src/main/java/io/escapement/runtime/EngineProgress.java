package io.escapement.runtime;

/** Told what the engine does while it starts, a line at a time. */
@FunctionalInterface
public interface EngineProgress {
    /**
     * Something was done.
     *
     * @param line for people
     */
    void onLine(String line);
}

package io.escapement.runtime.ring;

/** Told when what stands behind a ring can't go on, on the thread where that happened. */
public interface FatalListener {
    /**
     * The consumer threw.
     *
     * @param cause what it threw
     */
    void onFatal(Throwable cause);
}

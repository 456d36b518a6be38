package io.escapement.core.rules.planted;

/** Waits for other threads. */
public final class TakesLock {
    private int count;

    public synchronized int next() {
        synchronized (this) {
            return ++count;
        }
    }
}

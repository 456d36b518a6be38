package io.escapement.core.snapshot;

/**
 * Something whose state is part of a snapshot.
 *
 * <p>One method saves and loads, so that the two cannot drift apart: every field is handed to the {@link StateIo} and set
 * to what comes back. What is loaded is loaded into a fresh object, built with the same configuration; wiring, derived
 * constants and scratch space stay out.
 */
public interface Persistent {
    /**
     * Saves or loads every field that later behaviour depends on.
     *
     * @param io the way out of the object or into it
     * @throws SnapshotException if what was saved does not fit
     */
    void persist(StateIo io);
}

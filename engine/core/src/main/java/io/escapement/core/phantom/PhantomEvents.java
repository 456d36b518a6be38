package io.escapement.core.phantom;

import io.escapement.codecs.sbe.Reason;

/** Hears how phantoms end. */
public interface PhantomEvents {
    /**
     * A phantom ended, or could not be followed.
     *
     * @param signalSlot in the signal table
     * @param reason target, stop, time, or why it was not followed
     * @param resultR in units of the initial risk after costs, NaN if it was not followed
     */
    void onPhantomEnded(int signalSlot, Reason reason, double resultR);
}

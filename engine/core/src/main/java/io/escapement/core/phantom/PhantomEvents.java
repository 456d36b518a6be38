package io.escapement.core.phantom;

/** Hears how phantoms end. */
public interface PhantomEvents {
    /**
     * A phantom ended.
     *
     * @param slot in the book's own table of signals, valid until this returns
     * @param result how
     */
    void onPhantomEnded(int slot, PhantomResult result);
}

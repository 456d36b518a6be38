package io.escapement.journal;

/**
 * An append failed, or must not be tried: the disk is full, unwritable, or less is free than the configured reserve.
 * Nothing of the record counts. The engine takes no new exposure from this instant.
 */
public final class JournalWriteException extends JournalException {
    /**
     * @param message one line: what is wrong, where, and the remedy
     * @param cause what the library or the file system said; null when the journal refused by itself
     */
    public JournalWriteException(String message, Throwable cause) {
        super(message, cause);
    }
}

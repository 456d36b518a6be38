package io.escapement.journal;

/**
 * A journal that can't be opened, read or trusted. The message is one line for the operator: what is wrong, where, and
 * the remedy.
 */
public class JournalException extends RuntimeException {
    /**
     * @param message one line: what is wrong, where, and the remedy
     */
    public JournalException(String message) {
        super(message);
    }

    /**
     * @param message one line: what is wrong, where, and the remedy
     * @param cause what the library or the file system said
     */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}

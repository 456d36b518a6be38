package io.escapement.journal;

/** A record whose checksum, length, order or seal is wrong. The message names directory, queue, sequence and remedy. */
public final class CorruptJournalException extends JournalException {
    private final String queue;
    private final long sequence;

    /**
     * @param message one line: what is wrong, where, and the remedy
     * @param queue "in" or "out"
     * @param sequence input sequence (for "out": of the cause) of the broken record, or of the last good one before it
     * @param cause what the library said, or null
     */
    public CorruptJournalException(String message, String queue, long sequence, Throwable cause) {
        super(message, cause);
        this.queue = queue;
        this.sequence = sequence;
    }

    /** @return "in" or "out" */
    public String queue() {
        return queue;
    }

    /** @return input sequence (for "out": of the cause) of the broken record, or of the last good one before it */
    public long sequence() {
        return sequence;
    }
}

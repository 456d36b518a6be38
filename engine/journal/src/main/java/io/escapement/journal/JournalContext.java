package io.escapement.journal;

/**
 * Settings of a journal; every one has a default that suits two shared cores and an ordinary disk. Not thread-safe;
 * {@link #conclude()} checks and freezes.
 */
public final class JournalContext {
    /** How long a file lasts before the next one is begun. */
    public enum Roll {
        /** A file a day, UTC. */
        DAILY,
        /** A file an hour, UTC. */
        HOURLY
    }

    private Roll roll = Roll.DAILY;
    private long maxFileBytes = 8L << 30;
    private long budgetBytes = 64L << 30;
    private long reserveBytes = 256L << 20;
    private long syncIntervalMs;
    private long touchAheadBytes = 8L << 20;
    private int sealBlock = 8_192;
    private boolean keeper = true;
    private boolean concluded;

    /**
     * @param value period after which a new file is begun; default daily
     * @return this
     */
    public JournalContext roll(Roll value) {
        return set(() -> roll = value);
    }

    /** @return period after which a new file is begun */
    public Roll roll() {
        return roll;
    }

    /**
     * @param value size at which a new file is begun early, in bytes; default 8 GiB
     * @return this
     */
    public JournalContext maxFileBytes(long value) {
        return set(() -> maxFileBytes = value);
    }

    /** @return size at which a new file is begun early, in bytes */
    public long maxFileBytes() {
        return maxFileBytes;
    }

    /**
     * @param value most bytes that the journal directory may hold; above it a start is refused and a running journal
     *     reports {@link JournalUsage#overBudget()}; default 64 GiB, 0 is no limit
     * @return this
     */
    public JournalContext budgetBytes(long value) {
        return set(() -> budgetBytes = value);
    }

    /** @return most bytes that the journal directory may hold; 0 is no limit */
    public long budgetBytes() {
        return budgetBytes;
    }

    /**
     * @param value free bytes of the disk below which appends are refused; default 256 MiB
     * @return this
     */
    public JournalContext reserveBytes(long value) {
        return set(() -> reserveBytes = value);
    }

    /** @return free bytes of the disk below which appends are refused */
    public long reserveBytes() {
        return reserveBytes;
    }

    /**
     * @param value milliseconds between forced writes to the disk; default 0: the page cache decides, which survives the
     *     death of the process but may lose the tail with the power
     * @return this
     */
    public JournalContext syncIntervalMs(long value) {
        return set(() -> syncIntervalMs = value);
    }

    /** @return milliseconds between forced writes to the disk; 0 is never */
    public long syncIntervalMs() {
        return syncIntervalMs;
    }

    /**
     * @param value bytes ahead of the writer whose pages are touched by the keeper thread; default 8 MiB, 0 is off
     * @return this
     */
    public JournalContext touchAheadBytes(long value) {
        return set(() -> touchAheadBytes = value);
    }

    /** @return bytes ahead of the writer whose pages are touched by the keeper thread; 0 is off */
    public long touchAheadBytes() {
        return touchAheadBytes;
    }

    /**
     * @param value inputs in one sealed block; default 8,192
     * @return this
     */
    public JournalContext sealBlock(int value) {
        return set(() -> sealBlock = value);
    }

    /** @return inputs in one sealed block */
    public int sealBlock() {
        return sealBlock;
    }

    /**
     * @param value whether a background thread rolls by time, watches the disk, touches pages, syncs and seals; default
     *     true. Without it the journal rolls by size only and is sealed when it is closed: right for short recordings.
     * @return this
     */
    public JournalContext keeper(boolean value) {
        return set(() -> keeper = value);
    }

    /** @return whether the background thread runs */
    public boolean keeper() {
        return keeper;
    }

    /**
     * Checks ranges and freezes.
     *
     * @return this
     * @throws IllegalArgumentException naming the setting that is out of range
     */
    public JournalContext conclude() {
        require(roll != null, "roll", roll);
        require(maxFileBytes >= 1 << 20, "maxFileBytes", maxFileBytes);
        require(budgetBytes >= 0, "budgetBytes", budgetBytes);
        require(reserveBytes >= 0, "reserveBytes", reserveBytes);
        require(syncIntervalMs >= 0, "syncIntervalMs", syncIntervalMs);
        require(touchAheadBytes >= 0 && touchAheadBytes <= 256L << 20, "touchAheadBytes", touchAheadBytes);
        require(sealBlock > 0, "sealBlock", sealBlock);
        concluded = true;
        return this;
    }

    private static void require(boolean condition, String name, Object value) {
        if (!condition) {
            throw new IllegalArgumentException("journal setting out of range: " + name + "=" + value);
        }
    }

    private JournalContext set(Runnable assignment) {
        if (concluded) {
            throw new IllegalStateException("journal settings are frozen once concluded");
        }
        assignment.run();
        return this;
    }
}

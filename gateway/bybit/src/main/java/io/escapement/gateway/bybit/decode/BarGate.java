package io.escapement.gateway.bybit.decode;

/**
 * Decides which bars of the stream enter, so that a bar closes once and in order. Event loop only.
 *
 * <p>Asked bar by bar for one frame; what it lets in counts once {@link #entered} is called, since a frame that finds no
 * room is decoded again later.
 */
public interface BarGate {
    /** Lets everything in. */
    BarGate OPEN = new BarGate() {
        @Override
        public void begin(int instrumentId, int intervalMinutes) {}

        @Override
        public boolean admits(long openTimeNs, boolean confirmed) {
            return true;
        }

        @Override
        public void entered() {}
    };

    /**
     * A frame's bars follow, oldest first.
     *
     * @param instrumentId dense id
     * @param intervalMinutes of the topic
     */
    void begin(int instrumentId, int intervalMinutes);

    /**
     * The next bar.
     *
     * @param openTimeNs first instant
     * @param confirmed whether it is closed
     * @return false to leave it out
     */
    boolean admits(long openTimeNs, boolean confirmed);

    /** The bars let in since {@link #begin} were published. */
    void entered();
}

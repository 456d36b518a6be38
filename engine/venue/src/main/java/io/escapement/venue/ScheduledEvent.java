package io.escapement.venue;

/**
 * Something that will happen.
 *
 * @param timeMs when
 * @param eventClass first key within the instant
 * @param instrumentId second key
 * @param sequence third key: order of scheduling
 * @param action what happens
 */
record ScheduledEvent(long timeMs, EventClass eventClass, int instrumentId, long sequence, Runnable action)
        implements Comparable<ScheduledEvent> {
    @Override
    public int compareTo(ScheduledEvent other) {
        int order = Long.compare(timeMs, other.timeMs);
        if (order == 0) {
            order = eventClass.compareTo(other.eventClass);
        }
        if (order == 0) {
            order = Integer.compare(instrumentId, other.instrumentId);
        }
        return order == 0 ? Long.compare(sequence, other.sequence) : order;
    }
}

package io.escapement.venue;

import io.escapement.venue.market.MarketSource;
import java.util.PriorityQueue;

/** Events to come, in order of their keys; no two keys are equal. */
final class EventSchedule {
    private final PriorityQueue<ScheduledEvent> queue = new PriorityQueue<>();
    private long sequence;

    void add(long timeMs, EventClass eventClass, int instrumentId, Runnable action) {
        queue.add(new ScheduledEvent(timeMs, eventClass, instrumentId, ++sequence, action));
    }

    long nextTimeMs() {
        final ScheduledEvent next = queue.peek();
        return next == null ? MarketSource.NEVER : next.timeMs();
    }

    /** Runs all events of one instant, those that join it meanwhile included. */
    void run(long timeMs) {
        while (nextTimeMs() == timeMs) {
            queue.poll().action().run();
        }
    }
}

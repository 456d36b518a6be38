package io.escapement.simulation.world;

import java.util.PriorityQueue;

/** What is to happen when; at equal times in the order in which it was put down. */
public final class Agenda {
    private final VirtualClock clock;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long count;

    private record Entry(long timeNanos, long number, Runnable task) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            final int byTime = Long.compare(timeNanos, other.timeNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Agenda(VirtualClock clock) {
        this.clock = clock;
    }

    /**
     * Puts down a task.
     *
     * @param timeNanos by the world's clock; what lies behind is done at once
     * @param task on the driver's thread
     */
    public void at(long timeNanos, Runnable task) {
        entries.add(new Entry(timeNanos, count++, task));
    }

    /**
     * Puts down a task.
     *
     * @param delayNanos from now
     * @param task on the driver's thread
     */
    public void after(long delayNanos, Runnable task) {
        at(clock.nanoTime() + delayNanos, task);
    }

    /** Does what is due. @return whether there was anything */
    boolean runDue() {
        boolean any = false;
        while (!entries.isEmpty() && entries.peek().timeNanos <= clock.nanoTime()) {
            any = true;
            entries.poll().task.run();
        }
        return any;
    }

    /** When something is due next, {@link Long#MAX_VALUE} if nothing is. */
    long nextNanos() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().timeNanos;
    }
}

package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.publish.SentCommand;

/**
 * Requests on the trade socket that wait for their reply, oldest first.
 *
 * <p>A bounded table of reused records; a look-up compares ids one by one, since the core's credits keep it short.
 */
final class PendingOrders {
    private final SentCommand[] waiting;
    private final SentCommand[] free;
    private int count;
    private int freeCount;

    PendingOrders(int capacity) {
        waiting = new SentCommand[capacity];
        free = new SentCommand[capacity];
        for (int i = 0; i < capacity; i++) {
            free[i] = new SentCommand();
        }
        freeCount = capacity;
    }

    /** A record to fill, or null when there are as many as may be. */
    SentCommand acquire() {
        return freeCount == 0 ? null : free[--freeCount];
    }

    /** The record's request goes out now. */
    void add(SentCommand command) {
        waiting[count++] = command;
    }

    /** Takes the record with a request id out, or returns null; to be released when done with. */
    SentCommand remove(byte[] text, int offset, int length) {
        for (int i = 0; i < count; i++) {
            if (waiting[i].matches(text, offset, length)) {
                return removeAt(i);
            }
        }
        return null;
    }

    /** Takes the oldest record out if it was sent at or before a time, else returns null. */
    SentCommand removeSentBefore(long sentTimeNs) {
        return count > 0 && waiting[0].sentTimeNs <= sentTimeNs ? removeAt(0) : null;
    }

    /** The record may be used again. */
    void release(SentCommand command) {
        command.requestIdLength = 0;
        free[freeCount++] = command;
    }

    int count() {
        return count;
    }

    private SentCommand removeAt(int index) {
        final SentCommand found = waiting[index];
        System.arraycopy(waiting, index + 1, waiting, index, count - index - 1);
        waiting[--count] = null;
        return found;
    }
}

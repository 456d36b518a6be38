package io.escapement.gateway.bybit.net;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;

/**
 * Keeps an event loop awake for a moment after it has had something to do. The answer to a frame, the order, comes some
 * microseconds after it; a loop that sleeps meanwhile has to be woken by a system call and waits for the scheduler.
 */
final class LingeringSelect implements SelectStrategy {
    private final long lingerNanos;
    private long busyNanos = System.nanoTime();

    LingeringSelect(long lingerNanos) {
        this.lingerNanos = lingerNanos;
    }

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        final int ready = selectNow.get();
        final long now = System.nanoTime();
        if (hasTasks || ready > 0) {
            busyNanos = now;
            return ready;
        }
        if (now - busyNanos >= lingerNanos) {
            return SELECT;
        }
        // Whoever else wants this core may have it.
        Thread.yield();
        return 0;
    }
}

package io.escapement.simulation.world;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;

/** An event loop on the driver's thread and the world's clock. */
final class VirtualLoop extends ManualIoEventLoop {
    VirtualLoop(Thread driver, VirtualClock clock) {
        super(null, driver, LocalIoHandler.newFactory(), clock);
    }

    /** When something is scheduled next, {@link Long#MAX_VALUE} if nothing is. */
    long nextNanos() {
        final long deadline = nextScheduledTaskDeadlineNanos();
        return deadline < 0 ? Long.MAX_VALUE : deadline;
    }
}

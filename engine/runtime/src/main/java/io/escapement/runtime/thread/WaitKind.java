package io.escapement.runtime.thread;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How a ring's consumer waits: from the lowest latency to the least CPU. */
public enum WaitKind {
    /** Never gives the core away: needs a core of its own. */
    BUSY_SPIN,
    /** Spins, then offers the core to others. */
    YIELDING,
    /** Spins, yields, then parks 50 µs at a time: behaves on shared cores. */
    SLEEPING,
    /** Waits on a lock: the least CPU, 16 to 20 µs to wake. */
    BLOCKING;

    private static final int SPINS = 200;
    private static final long PARK_NS = 50_000;

    /**
     * The Disruptor's strategy.
     *
     * @return a new one
     */
    public WaitStrategy newStrategy() {
        return switch (this) {
            case BUSY_SPIN -> new BusySpinWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy(SPINS, PARK_NS);
            case BLOCKING -> new BlockingWaitStrategy();
        };
    }
}

package io.escapement.simulation.world;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A reentrant lock that gives the turn away while it is taken. */
final class WorkerLock implements Lock {
    private final World world;
    private boolean taken;
    private Worker owner;
    private int holds;

    WorkerLock(World world) {
        this.world = world;
    }

    @Override
    public void lock() {
        try {
            tryLock(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (final InterruptedException e) {
            // As a lock of the JDK: taken first, told afterwards.
            lock();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        tryLock(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean tryLock() {
        if (taken && owner != world.atWork()) {
            return false;
        }
        taken = true;
        owner = world.atWork();
        holds++;
        return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        if (tryLock()) {
            return true;
        }
        return world.await(() -> !taken, unit.toNanos(time)) && tryLock();
    }

    @Override
    public void unlock() {
        if (--holds == 0) {
            taken = false;
            owner = null;
        }
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("conditions are not supported");
    }
}

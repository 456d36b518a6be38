package io.escapement.gateway.exchange.fault;

import java.util.Random;

/** A fault that waits for its occasions: so many of them, or all within a time. */
final class StandingFault {
    private static final long NS_PER_MS = 1_000_000;

    private final Fault fault;
    private final double chance;
    private final boolean timed;
    private final long endNs;
    private long left;

    StandingFault(Fault fault, long nowNs) {
        this.fault = fault;
        chance = Double.parseDouble(fault.text(FaultParameter.CHANCE, "1"));
        timed = fault.has(FaultParameter.FOR);
        endNs = nowNs + fault.milliseconds(FaultParameter.FOR, 0) * NS_PER_MS;
        left = fault.number(FaultParameter.COUNT, timed ? Long.MAX_VALUE : 1);
    }

    Fault fault() {
        return fault;
    }

    FaultKind kind() {
        return fault.kind();
    }

    /** Whether it can never strike again. */
    boolean isOver(long nowNs) {
        return left <= 0 || timed && nowNs - endNs >= 0;
    }

    /** An occasion. @return whether it strikes; one strike less is left then */
    boolean strikes(long nowNs, Random random) {
        if (isOver(nowNs) || chance < 1 && random.nextDouble() >= chance) {
            return false;
        }
        left--;
        return true;
    }

    /** How long it lasts yet. @return ms, 0 for one that is counted or over */
    long leftMs(long nowNs) {
        return timed ? Math.max(0, (endNs - nowNs) / NS_PER_MS) : 0;
    }
}

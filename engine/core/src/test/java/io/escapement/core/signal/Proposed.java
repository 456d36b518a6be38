package io.escapement.core.signal;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.script.Amounts;
import io.escapement.core.strategy.Proposal;

/** Signals put straight into a table, for tests of what judges them. */
public final class Proposed {
    private Proposed() {}

    /** A signal of an instrument: entry, stop and target in that order. */
    public static int signal(
            SignalTable table,
            int strategyId,
            int instrumentId,
            int intervalMinutes,
            Side side,
            long closeTimeNs,
            String... prices) {
        final Proposal proposal = new Proposal();
        proposal.set(
                strategyId,
                instrumentId,
                intervalMinutes,
                side,
                closeTimeNs,
                Amounts.of(prices[0]),
                Amounts.of(prices[1]),
                Amounts.of(prices[2]),
                0.5,
                2,
                1);
        return table.allocate(proposal, table.size() + 1L);
    }
}

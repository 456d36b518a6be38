package io.escapement.core.position;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** What each instrument realised since the journal began, by instrument id, in settlement units at 1e-8. */
public final class SymbolTotals implements Persistent {
    private final long[] gross;
    private final long[] fees;
    private final long[] funding;
    private final int[] trades;
    private int allTrades;

    SymbolTotals(int capacity) {
        gross = new long[capacity];
        fees = new long[capacity];
        funding = new long[capacity];
        trades = new int[capacity];
    }

    void profit(int i, long amount) {
        gross[i] += amount;
    }

    void fee(int i, long paid) {
        fees[i] += paid;
    }

    void fund(int i, long paid) {
        funding[i] += paid;
    }

    void onTrade(int i) {
        trades[i]++;
        allTrades++;
    }

    /**
     * Price profit.
     *
     * @param i instrument
     * @return negative for a loss
     */
    public long gross(int i) {
        return gross[i];
    }

    /**
     * Fees.
     *
     * @param i instrument
     * @return positive paid
     */
    public long fees(int i) {
        return fees[i];
    }

    /**
     * Funding.
     *
     * @param i instrument
     * @return positive paid
     */
    public long funding(int i) {
        return funding[i];
    }

    /**
     * Holdings that came to their end.
     *
     * @param i instrument
     * @return count
     */
    public int trades(int i) {
        return trades[i];
    }

    /**
     * Holdings of all instruments that came to their end.
     *
     * @return count
     */
    public int allTrades() {
        return allTrades;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(gross);
        io.longs(fees);
        io.longs(funding);
        io.ints(trades);
        allTrades = io.i32(allTrades);
    }
}

package io.escapement.core.position;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * What all positions realised since the journal began, in settlement units at 1e-8.
 *
 * <p>The sum over closed and open holdings, plus what came while there was no holding to book it on: late funding, and
 * the true money of fills whose size had been taken over before.
 */
public final class Totals implements Persistent {
    private long gross;
    private long fees;
    private long funding;
    private long unassigned;
    private long bookings;

    Totals() {}

    void profit(long amount) {
        gross = Math.addExact(gross, amount);
    }

    void fee(long paid) {
        bookings++;
        fees = Math.addExact(fees, paid);
    }

    void fund(long paid) {
        bookings++;
        funding = Math.addExact(funding, paid);
    }

    /** Part of the above that belongs to no holding, as a result. */
    void withoutHolding(long result) {
        unassigned = Math.addExact(unassigned, result);
    }

    /**
     * Realised result, fees and funding taken off.
     *
     * @return negative for a loss
     */
    public long net() {
        return gross - fees - funding;
    }

    /**
     * Price profit.
     *
     * @return negative for a loss
     */
    public long gross() {
        return gross;
    }

    /**
     * Fees.
     *
     * @return positive paid
     */
    public long fees() {
        return fees;
    }

    /**
     * Funding.
     *
     * @return positive paid
     */
    public long funding() {
        return funding;
    }

    /**
     * Fees and payments booked.
     *
     * @return count
     */
    public long bookings() {
        return bookings;
    }

    /**
     * Part of {@link #net} that no holding tells.
     *
     * @return negative for a loss
     */
    public long unassigned() {
        return unassigned;
    }

    @Override
    public void persist(StateIo io) {
        gross = io.i64(gross);
        fees = io.i64(fees);
        funding = io.i64(funding);
        unassigned = io.i64(unassigned);
        bookings = io.i64(bookings);
    }
}

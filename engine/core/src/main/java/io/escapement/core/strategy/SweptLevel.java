package io.escapement.core.strategy;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** The newest swing on one side of the market, and whether it has been reached. Prices times the side. */
final class SweptLevel implements Persistent {
    private static final long NONE = Long.MIN_VALUE;

    private long bornAt = NONE;
    private double price = Double.NaN;
    private boolean reached;

    /** The swing as known when a bar has closed; a new one stands untouched. */
    void onSwing(long newBornAt, double newPrice) {
        if (newBornAt != bornAt) {
            bornAt = newBornAt;
            price = newPrice;
            reached = false;
        }
    }

    /** Whether there is a swing nobody has reached yet. */
    boolean stands() {
        return bornAt != NONE && !reached;
    }

    double price() {
        return price;
    }

    /** Bars since the swing's own bar. */
    long age(long bar) {
        return bar - bornAt;
    }

    /** A bar went beyond it: the orders behind it are gone. */
    void reach() {
        reached = true;
    }

    void forget() {
        bornAt = NONE;
        price = Double.NaN;
        reached = false;
    }

    long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(hash, bornAt), price), reached);
    }

    @Override
    public void persist(StateIo io) {
        bornAt = io.i64(bornAt);
        price = io.f64(price);
        reached = io.flag(reached);
    }
}

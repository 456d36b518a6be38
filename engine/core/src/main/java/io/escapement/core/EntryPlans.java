package io.escapement.core;

import io.escapement.codecs.sbe.Reason;
import java.util.Arrays;

/** What was planned when a signal's entry was allowed, by signal slot: told again when its trade is over. */
final class EntryPlans {
    private final Reason[] sizedBy;
    private final long[] price;
    private final long[] equity;
    private final long[] modelHash;

    EntryPlans(int signalCapacity) {
        sizedBy = new Reason[signalCapacity];
        price = new long[signalCapacity];
        equity = new long[signalCapacity];
        modelHash = new long[signalCapacity];
        Arrays.fill(sizedBy, Reason.NONE);
    }

    void note(int slot, Reason decidedBy, long expectedPrice, long equityBefore, long modelHashPrefix) {
        sizedBy[slot] = decidedBy;
        price[slot] = expectedPrice;
        equity[slot] = equityBefore;
        modelHash[slot] = modelHashPrefix;
    }

    /** Method or limit that named the size. */
    Reason sizedBy(int slot) {
        return sizedBy[slot];
    }

    /** What the entry was expected to pay when it was sent. */
    long price(int slot) {
        return price[slot];
    }

    /** Equity before it. */
    long equity(int slot) {
        return equity[slot];
    }

    /** Of the live bundle, 0 without one. */
    long modelHash(int slot) {
        return modelHash[slot];
    }
}

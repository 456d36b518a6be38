package io.escapement.trainer.dataset;

/**
 * What a session's journal says of a signal.
 *
 * @param symbol as the venue writes it
 * @param strategy its name
 * @param side +1 long, -1 short
 * @param signalTimeMs close of the bar that made it, milliseconds since the epoch
 * @param endTimeMs when the result was known
 * @param traded false for a phantom
 * @param netReturn after all costs, share of the entry's value
 * @param features it was judged by, in layout order, float32; those of other sources than bars are NaN
 */
public record JournalOutcome(
        String symbol,
        String strategy,
        int side,
        long signalTimeMs,
        long endTimeMs,
        boolean traded,
        double netReturn,
        float[] features) {}

package io.escapement.core.phantom;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * When funding was charged, and at which rate, seen from the bars: the rate of a payment is the one the ticker told at the
 * last bar before it.
 *
 * <p>Where no ticker has told a payment's time there is none. When the ticker falls silent, payments go on at the
 * instrument's own pace with the last rate.
 */
final class FundingTimes implements Persistent {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long NONE = Long.MIN_VALUE;

    private final Market market;
    private final InstrumentTable instruments;
    private final long[] dueNs;
    private final double[] rate;
    private final long[] paidNs;
    private final double[] paidRate;

    FundingTimes(Market market, InstrumentTable instruments) {
        this.market = market;
        this.instruments = instruments;
        dueNs = new long[market.instrumentCapacity()];
        rate = new double[dueNs.length];
        paidNs = new long[dueNs.length];
        paidRate = new double[dueNs.length];
        Arrays.fill(dueNs, NONE);
        Arrays.fill(paidNs, NONE);
    }

    /**
     * A bar closed.
     *
     * @return sum of the rates charged within it, as a fraction of the notional that longs pay; 0 mostly
     */
    double onBar(int i, long closeNs) {
        double charged = 0;
        while (dueNs[i] != NONE && dueNs[i] <= closeNs) {
            charged += rate[i];
            paidNs[i] = dueNs[i];
            paidRate[i] = rate[i];
            final long pace = instruments.fundingIntervalMinutes(i) * MINUTE_NS;
            dueNs[i] = pace > 0 ? dueNs[i] + pace : NONE;
        }
        final long told = market.ticker(i).nextFundingTimeNs();
        final long toldRate = market.ticker(i).fundingRate();
        if (told != FixedPoint.NULL && toldRate != FixedPoint.NULL && told > closeNs) {
            dueNs[i] = told;
            rate[i] = FixedPoint.toDouble(toldRate);
        }
        return charged;
    }

    /** Rate of the latest payment if it fell behind an instant, else 0. */
    double paidSince(int i, long timeNs) {
        return paidNs[i] > timeNs ? paidRate[i] : 0;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(dueNs);
        io.doubles(rate);
        io.longs(paidNs);
        io.doubles(paidRate);
    }
}

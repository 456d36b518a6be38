package io.escapement.venue;

import io.escapement.venue.model.TickerView;

/** A ticker as it stood at one moment; see {@link TickerView} for its fields. */
record TickerCopy(
        int changedFields,
        long crossSequence,
        long lastPrice,
        long markPrice,
        long indexPrice,
        long bidPrice,
        long bidSize,
        long askPrice,
        long askSize,
        long fundingRate,
        long nextFundingTimeMs,
        int fundingIntervalHours,
        long openInterest,
        long volume24h,
        long turnover24h,
        long previousPrice24h,
        long highPrice24h,
        long lowPrice24h,
        long change24h,
        long previousPrice1h,
        String tickDirection)
        implements TickerView {

    static TickerCopy of(TickerView ticker) {
        return new TickerCopy(
                ticker.changedFields(),
                ticker.crossSequence(),
                ticker.lastPrice(),
                ticker.markPrice(),
                ticker.indexPrice(),
                ticker.bidPrice(),
                ticker.bidSize(),
                ticker.askPrice(),
                ticker.askSize(),
                ticker.fundingRate(),
                ticker.nextFundingTimeMs(),
                ticker.fundingIntervalHours(),
                ticker.openInterest(),
                ticker.volume24h(),
                ticker.turnover24h(),
                ticker.previousPrice24h(),
                ticker.highPrice24h(),
                ticker.lowPrice24h(),
                ticker.change24h(),
                ticker.previousPrice1h(),
                ticker.tickDirection());
    }
}

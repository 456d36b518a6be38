package io.escapement.venue.feed;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.market.BarStore;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import io.escapement.venue.model.FundingRate;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PriceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Mark, index, premium and funding before the start, out of the bars of the last price: each day the mark begins where the
 * price does, and follows open, low and high, and close of the bars.
 */
final class DerivedHistory implements KindBars.History {
    private static final long MINUTE_MS = 60_000L;

    private final MarketSource market;
    private final int instrumentId;
    private final BarStore store;
    private final InstrumentRules rules;
    private final long startMs;

    DerivedHistory(MarketSource market, int instrumentId) {
        this.market = market;
        this.instrumentId = instrumentId;
        store = market.bars(instrumentId);
        rules = market.rules(instrumentId);
        startMs = market.startMs();
    }

    @Override
    public long firstMs(int intervalMinutes) {
        if (!store.hasInterval(intervalMinutes)) {
            return Long.MAX_VALUE;
        }
        final List<Bar> first = store.query(intervalMinutes, Long.MIN_VALUE / 2, startMs - 1, 1, false);
        return first.isEmpty() ? Long.MAX_VALUE : first.get(0).openTimeMs();
    }

    @Override
    public List<Bar> bars(PriceKind kind, int intervalMinutes, long fromMs, long toMs) {
        final List<Bar> rows = new ArrayList<>();
        final MarkModel model = new MarkModel();
        final long fundingMs = rules.fundingIntervalMinutes() * MINUTE_MS;
        final long dayMs = BarIntervals.openMs(BarIntervals.DAY, fromMs);
        long day = Long.MIN_VALUE;
        for (final Bar bar : store.base(intervalMinutes, dayMs, Math.min(toMs, startMs - 1))) {
            final long barDay = BarIntervals.openMs(BarIntervals.DAY, bar.openTimeMs());
            if (barDay != day) {
                day = barDay;
                model.reset(bar.open());
            } else if (bar.openTimeMs() % fundingMs == 0) {
                model.settle(bar.open());
            }
            final boolean rising = bar.close() >= bar.open();
            model.move(bar.open(), rules);
            final long open = value(kind, model);
            model.move(rising ? bar.low() : bar.high(), rules);
            final long second = value(kind, model);
            model.move(rising ? bar.high() : bar.low(), rules);
            final long third = value(kind, model);
            model.move(bar.close(), rules);
            final long close = value(kind, model);
            if (bar.openTimeMs() >= fromMs) {
                rows.add(KindBars.bar(
                        bar.openTimeMs(),
                        bar.intervalMinutes(),
                        open,
                        Math.max(Math.max(open, second), Math.max(third, close)),
                        Math.min(Math.min(open, second), Math.min(third, close)),
                        close));
            }
        }
        return rows;
    }

    private static long value(PriceKind kind, MarkModel model) {
        return switch (kind) {
            case MARK -> model.mark();
            case INDEX -> model.index();
            case PREMIUM -> KindBars.premium(model.mark(), model.index());
        };
    }

    /** Settlements of a range before the start, newest first. */
    List<FundingRate> funding(long fromMs, long toMs, int limit) {
        final int minutes = rules.fundingIntervalMinutes();
        final long intervalMs = minutes * MINUTE_MS;
        final List<FundingRate> rates = new ArrayList<>();
        final long last = Math.min(toMs, startMs) - intervalMs;
        if (!store.hasInterval(minutes) || limit <= 0 || fromMs - intervalMs > last) {
            return rates;
        }
        final List<Bar> bars = store.query(minutes, fromMs - intervalMs, last, limit, true);
        for (int i = bars.size() - 1; i >= 0; i--) {
            final Bar bar = bars.get(i);
            final long paidMs = bar.openTimeMs() + intervalMs;
            final long known = market.fundingRate(instrumentId, paidMs);
            rates.add(new FundingRate(
                    paidMs, known == FixedPoint.NULL ? MarkModel.rate(bar.close(), bar.open(), rules) : known));
        }
        return rates;
    }
}

package io.escapement.trainer.backtest;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.TickerDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Half of the quoted spread on every fill that took, by the last quote before it; what was traded at all. */
final class SpreadTally {
    private static final double SCALE = 1e8;

    private final Map<Integer, Quote> quotes = new HashMap<>();
    private final Set<Execution> seen = new HashSet<>();
    private double paid;
    private double notional;

    /** Best prices, 1e-8. */
    private static final class Quote {
        private long bid = FixedPoint.NULL;
        private long ask = FixedPoint.NULL;
    }

    /** Id of an execution, which the stream and a query may both tell. */
    private record Execution(long high, long low) {}

    void onTicker(TickerDecoder ticker) {
        final Quote quote = quotes.computeIfAbsent(ticker.instrumentId(), id -> new Quote());
        if (ticker.bidPrice() != FixedPoint.NULL) {
            quote.bid = ticker.bidPrice();
        }
        if (ticker.askPrice() != FixedPoint.NULL) {
            quote.ask = ticker.askPrice();
        }
    }

    void onFill(FillDecoder fill) {
        if (fill.kind() == FillKind.FUNDING
                || !seen.add(new Execution(
                        fill.executionId().high(), fill.executionId().low()))) {
            return;
        }
        final double size = fill.size() / SCALE;
        notional += size * (fill.price() / SCALE);
        final Quote quote = quotes.get(fill.instrumentId());
        if (fill.maker() == Bool.NO && quote != null && quote.bid != FixedPoint.NULL && quote.ask > quote.bid) {
            paid += size * ((quote.ask - quote.bid) / SCALE) / 2;
        }
    }

    /** USDT. */
    double paid() {
        return paid;
    }

    /** USDT bought and sold. */
    double notional() {
        return notional;
    }
}

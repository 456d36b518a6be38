package io.escapement.benchmarks.history;

import io.escapement.venue.model.Bar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** The rule of {@link ChannelStrategy} as ta4j writes it, run by its own backtest over one instrument. */
final class Ta4jChannel {
    private static final double PRICE = 1e-8;
    private static final int MINUTES = 15;

    private final BaseBarSeries series;

    /** Takes over the bars; ta4j's own are built here and not timed. */
    Ta4jChannel(List<Bar> bars, Class<? extends Num> numbers) {
        series = new BaseBarSeriesBuilder().withNumTypeOf(numbers).build();
        for (final Bar bar : bars) {
            series.addBar(
                    Duration.ofMinutes(MINUTES),
                    Instant.ofEpochMilli(bar.openTimeMs() + MINUTES * 60_000L).atZone(ZoneOffset.UTC),
                    bar.open() * PRICE,
                    bar.high() * PRICE,
                    bar.low() * PRICE,
                    bar.close() * PRICE,
                    1);
        }
    }

    int bars() {
        return series.getBarCount();
    }

    /** Ends of the bars at which it went in, epoch nanoseconds. */
    List<Long> run() {
        final ClosePriceIndicator close = new ClosePriceIndicator(series);
        final HighestValueIndicator highest =
                new HighestValueIndicator(new HighPriceIndicator(series), ChannelStrategy.ENTRY_BARS);
        final LowestValueIndicator lowest =
                new LowestValueIndicator(new LowPriceIndicator(series), ChannelStrategy.EXIT_BARS);
        final BaseStrategy strategy = new BaseStrategy(
                new OverIndicatorRule(close, new PreviousValueIndicator(highest)),
                new UnderIndicatorRule(close, new PreviousValueIndicator(lowest)),
                ChannelStrategy.ENTRY_BARS);
        final TradingRecord record = new BarSeriesManager(series, new TradeOnCurrentCloseModel()).run(strategy);
        final List<Long> entries = new ArrayList<>();
        for (final Position position : record.getPositions()) {
            entries.add(timeNs(position));
        }
        if (record.getCurrentPosition().isOpened()) {
            entries.add(timeNs(record.getCurrentPosition()));
        }
        return entries;
    }

    private long timeNs(Position position) {
        final Instant end =
                series.getBar(position.getEntry().getIndex()).getEndTime().toInstant();
        return end.toEpochMilli() * 1_000_000L;
    }
}

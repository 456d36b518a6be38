package io.escapement.trainer.backtest;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.FundingRate;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.venue.market.BarRows;
import io.escapement.venue.market.FundingRates;
import io.escapement.venue.market.HistoryBars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a market of bars and rates, and names its content. */
final class BarMarketBuilder {
    /** Turnovers are kept to so many digits. */
    private static final int TURNOVER_DIGITS = 4;

    private final List<BarRows> rows = new ArrayList<>();
    private final Map<String, FundingRates> funding = new TreeMap<>();
    private final ContentDigest digest = new ContentDigest();

    /** Bars of one symbol and interval, oldest first. */
    void add(String symbol, int minutes, List<HistoryBar> bars) {
        final BarRows series = new BarRows(symbol, "history of " + symbol + ", " + minutes + " m");
        digest.text(symbol).number(minutes);
        int digits = 0;
        int volumeDigits = 0;
        for (final HistoryBar bar : bars) {
            final long volume = scaled(bar.volume(), FixedPoint.SCALE_DIGITS);
            final long turnover = bar.turnover() == null ? BarRows.NOT_GIVEN : scaled(bar.turnover(), TURNOVER_DIGITS);
            series.add(bar.openTimeMs(), bar.open(), bar.high(), bar.low(), bar.close(), volume, turnover);
            digits = Math.max(digits, Math.max(digits(bar.open()), digits(bar.high())));
            digits = Math.max(digits, Math.max(digits(bar.low()), digits(bar.close())));
            volumeDigits =
                    Math.max(volumeDigits, bar.volume().stripTrailingZeros().scale());
            digest.number(bar.openTimeMs())
                    .number(bar.open())
                    .number(bar.high())
                    .number(bar.low())
                    .number(bar.close())
                    .number(volume)
                    .number(turnover);
        }
        series.priceDigits(digits);
        series.volumeDigits(Math.min(FixedPoint.SCALE_DIGITS, volumeDigits));
        series.interval(minutes);
        rows.add(series);
    }

    /** Rates that were paid, oldest first. */
    void funding(String symbol, List<FundingRate> paid) {
        final long[] times = new long[paid.size()];
        final long[] rates = new long[times.length];
        digest.text(symbol).number(times.length);
        for (int i = 0; i < times.length; i++) {
            times[i] = paid.get(i).timeMs();
            rates[i] = scaled(paid.get(i).rate(), FixedPoint.SCALE_DIGITS);
            digest.number(times[i]).number(rates[i]);
        }
        funding.put(symbol, new FundingRates(times, rates));
    }

    /** The market; where it usually begins, or null. */
    BacktestMarket build(String name, Long startMs) {
        try {
            return BacktestMarket.ofBars(name, HistoryBars.of(rows, funding), digest.hex(), startMs);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    private static long scaled(BigDecimal value, int digits) {
        return value.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static int digits(long price) {
        long rest = price;
        int digits = FixedPoint.SCALE_DIGITS;
        while (digits > 0 && rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        return digits;
    }
}

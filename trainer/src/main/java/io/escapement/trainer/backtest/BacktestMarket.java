package io.escapement.trainer.backtest;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.venue.market.HistoryBars;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A market that any number of backtests may enter, at once and one after the other: read once, kept in memory. */
public final class BacktestMarket {
    private final String name;
    private final List<String> symbols;
    private final String contentSha256;
    private final HistoryBars bars;
    private final Supplier<MarketSource> whole;
    private final boolean hasBooks;
    private final Long startMs;

    private BacktestMarket(
            String name,
            List<String> symbols,
            String contentSha256,
            HistoryBars bars,
            Supplier<MarketSource> whole,
            boolean hasBooks,
            Long startMs) {
        this.name = name;
        this.symbols = List.copyOf(symbols);
        this.contentSha256 = contentSha256;
        this.bars = bars;
        this.whole = whole;
        this.hasBooks = hasBooks;
        this.startMs = startMs;
    }

    /**
     * A market of bars.
     *
     * @param name for people
     * @param bars of its symbols
     * @param contentSha256 of what they were read from
     * @param startMs where it usually begins; null: where its bars are warm
     * @return the market
     */
    static BacktestMarket ofBars(String name, HistoryBars bars, String contentSha256, Long startMs) {
        return new BacktestMarket(name, bars.symbols(), contentSha256, bars, null, false, startMs);
    }

    /**
     * A market that always begins and ends at the same times.
     *
     * @param name for people
     * @param contentSha256 of what it is made from, empty for nothing but its name
     * @param whole makes it anew
     * @return the market
     */
    static BacktestMarket fixed(String name, String contentSha256, Supplier<MarketSource> whole) {
        final MarketSource first = whole.get();
        final List<String> symbols = new ArrayList<>();
        for (int i = 0; i < first.instrumentCount(); i++) {
            symbols.add(first.rules(i).symbol());
        }
        return new BacktestMarket(name, symbols, contentSha256, null, whole, true, null);
    }

    /**
     * A market made up from a seed.
     *
     * @param seed of it
     * @param symbols it has
     * @param days it lasts
     * @return the market
     * @throws TrainerException if it can't be
     */
    public static BacktestMarket synthetic(long seed, List<String> symbols, int days) {
        try {
            return fixed(
                    "synthetic, seed " + seed + ", " + days + " days",
                    "",
                    () -> SyntheticMarket.create(seed, symbols, SyntheticMarket.DEFAULT_HISTORY_DAYS, days));
        } catch (final IllegalArgumentException e) {
            throw new TrainerException(e.getMessage(), e);
        }
    }

    /**
     * What it is, for people.
     *
     * @return a few words
     */
    public String name() {
        return name;
    }

    /**
     * Symbols.
     *
     * @return in the order of their ids
     */
    public List<String> symbols() {
        return symbols;
    }

    /**
     * What it was made from.
     *
     * @return SHA-256 of the rows in use, lower-case hexadecimal; empty for a market made from a seed
     */
    public String contentSha256() {
        return contentSha256;
    }

    /**
     * A configuration without what the market is too coarse for.
     *
     * @param wanted any
     * @param notes gets what was left out
     * @return one that {@link BacktestService#quick} can run
     * @throws TrainerException if an interval that was named can't be made
     */
    public CoreConfiguration fitting(CoreConfiguration wanted, List<String> notes) {
        return bars == null ? wanted : FittingConfiguration.fitting(wanted, bars, notes);
    }

    /**
     * Bars it is made of, where it is.
     *
     * @return null for another kind of market
     */
    HistoryBars bars() {
        return bars;
    }

    /** Where a run usually begins, milliseconds; null: where its bars are warm. */
    Long startMs() {
        return startMs;
    }

    /** Whether books and prints are those of the market, not made up from bars. */
    boolean hasBooks() {
        return hasBooks;
    }

    /** A fresh market; times are those of a history of bars only. */
    MarketSource open(long fromMs, long toMs) {
        return bars == null ? whole.get() : bars.market(fromMs, toMs);
    }
}

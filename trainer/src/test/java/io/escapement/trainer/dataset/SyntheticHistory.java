package io.escapement.trainer.dataset;

import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.label.FundingHistory;
import io.escapement.trainer.signal.CoarseBars;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The history of a synthetic market, in memory or in a folder. */
public final class SyntheticHistory {
    private final List<String> symbols;
    private final MarketSource market;

    public SyntheticHistory(int seed, String... symbols) {
        this.symbols = List.of(symbols);
        market = SyntheticMarket.create(seed, this.symbols, SyntheticMarket.DEFAULT_HISTORY_DAYS, 1);
    }

    /** Bars of 3 and 15 minutes, and those of hours made of them. */
    public SymbolHistory symbol(int index) {
        final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>();
        bars.put(3, bars(index, 3));
        bars.put(15, bars(index, 15));
        bars.put(60, CoarseBars.of(bars.get(15), 15, 60));
        bars.put(240, CoarseBars.of(bars.get(15), 15, 240));
        return new SymbolHistory(
                symbols.get(index), bars, Set.of(60, 240), market.rules(index).tickSize(), FundingHistory.NONE);
    }

    /** Writes bars of 3 and 15 minutes. */
    public HistoryFolder write(Path folder) {
        final HistoryFolder history = new HistoryFolder(folder);
        for (int i = 0; i < symbols.size(); i++) {
            history.write(symbols.get(i), 3, bars(i, 3));
            history.write(symbols.get(i), 15, bars(i, 15));
        }
        return history;
    }

    public List<HistoryBar> bars(int index, int minutes) {
        final long lastMs = market.startMs() - minutes * 60_000L;
        return market.bars(index).query(minutes, 0, lastMs, Integer.MAX_VALUE, false).stream()
                .map(SyntheticHistory::bar)
                .toList();
    }

    private static HistoryBar bar(Bar bar) {
        return new HistoryBar(
                bar.openTimeMs(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                BigDecimal.valueOf(bar.volume(), -Bar.VOLUME_EXPONENT),
                BigDecimal.valueOf(bar.turnover(), -Bar.VOLUME_EXPONENT));
    }
}

package io.escapement.venue.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The bars of several symbols in memory, read once, from which any number of markets can be made, by several threads at
 * once. Of each symbol the finest series drives the path, coarser ones extend the history that is served. Instruments are in
 * the order in which their symbols are first named. Gaps are kept: no bars, no points.
 */
public final class HistoryBars {
    private static final long HOUR_MS = 3_600_000L;

    private final List<HistoryInstrument> instruments;

    private HistoryBars(List<HistoryInstrument> instruments) {
        this.instruments = List.copyOf(instruments);
    }

    /**
     * Reads CSV files.
     *
     * @param files paths, symbol and interval in the name as in {@code BTCUSDT_3m_202506.csv.gz}, or {@code
     *     SYMBOL=path}; the interval is then the name's or that of the rows
     * @return their bars
     * @throws IllegalArgumentException with one line naming file, line, what is wrong and the remedy
     */
    public static HistoryBars read(List<String> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no history files: give at least one");
        }
        final List<BarRows> rows = new ArrayList<>();
        for (final String file : files) {
            rows.add(CsvBars.read(file));
        }
        return of(rows, Map.of());
    }

    /**
     * Puts series together.
     *
     * @param rows each of one symbol and interval, at least one
     * @param funding rates that were paid, by symbol; where none are known the venue's model of them pays
     * @return the bars
     * @throws IllegalArgumentException with one line if two series are of the same symbol and interval
     */
    public static HistoryBars of(List<BarRows> rows, Map<String, FundingRates> funding) {
        final List<String> symbols = new ArrayList<>();
        final List<List<BarRows>> bySymbol = new ArrayList<>();
        for (final BarRows series : rows) {
            int index = symbols.indexOf(series.symbol());
            if (index < 0) {
                index = symbols.size();
                symbols.add(series.symbol());
                bySymbol.add(new ArrayList<>());
            }
            for (final BarRows other : bySymbol.get(index)) {
                if (other.intervalMinutes() == series.intervalMinutes()) {
                    throw new IllegalArgumentException(other.source() + " and " + series.source()
                            + ": both have bars of " + series.intervalMinutes() + " minutes of " + series.symbol()
                            + "; join them into one");
                }
            }
            bySymbol.get(index).add(series);
        }
        final List<HistoryInstrument> instruments = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            instruments.add(
                    new HistoryInstrument(i, bySymbol.get(i), funding.getOrDefault(symbols.get(i), FundingRates.NONE)));
        }
        return new HistoryBars(instruments);
    }

    /**
     * Symbols.
     *
     * @return in the order of their ids
     */
    public List<String> symbols() {
        final List<String> symbols = new ArrayList<>();
        for (final HistoryInstrument instrument : instruments) {
            symbols.add(instrument.rules.symbol());
        }
        return symbols;
    }

    /**
     * Whether bars of an interval can be made for every symbol.
     *
     * @param minutes of the interval
     * @return true if so
     */
    public boolean hasInterval(int minutes) {
        return instruments.stream().allMatch(instrument -> instrument.store.hasInterval(minutes));
    }

    /**
     * First instant for which every symbol has bars.
     *
     * @return milliseconds
     */
    public long firstMs() {
        long first = Long.MIN_VALUE;
        for (final HistoryInstrument instrument : instruments) {
            first = Math.max(first, instrument.firstMs());
        }
        return first;
    }

    /**
     * Close of the last bar of any symbol.
     *
     * @return milliseconds
     */
    public long endMs() {
        long end = Long.MIN_VALUE;
        for (final HistoryInstrument instrument : instruments) {
            end = Math.max(end, instrument.endMs());
        }
        return end;
    }

    /**
     * A market that begins where a share of the common path is history.
     *
     * @param warmUpShare share of the path before the start, 0 to below 1
     * @return the market
     * @throws IllegalArgumentException if the share is none
     */
    public MarketSource market(double warmUpShare) {
        if (!(warmUpShare >= 0 && warmUpShare < 1)) {
            throw new IllegalArgumentException("warm-up share " + warmUpShare + ": give 0 to below 1");
        }
        final long first = firstMs();
        final long end = endMs();
        final long wanted = first + (long) ((end - first) * warmUpShare);
        return new HistoryMarket(instruments, wanted - Math.floorMod(wanted, HOUR_MS), end);
    }

    /**
     * A market of a stretch of time.
     *
     * @param fromMs its start, a whole hour
     * @param toMs its end
     * @return the market; bars before the start are history
     * @throws IllegalArgumentException if the stretch is empty or does not start at a whole hour
     */
    public MarketSource market(long fromMs, long toMs) {
        if (fromMs >= toMs || fromMs % HOUR_MS != 0) {
            throw new IllegalArgumentException(
                    "a market from " + fromMs + " to " + toMs + " ms: give a whole hour, and an end after it");
        }
        return new HistoryMarket(instruments, fromMs, toMs);
    }
}

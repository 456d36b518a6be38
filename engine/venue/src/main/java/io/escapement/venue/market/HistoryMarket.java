package io.escapement.venue.market;

import io.escapement.venue.model.InstrumentRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A market from CSV files. Of each symbol the finest file drives the path, coarser ones extend the history that is
 * served. Instruments are in the order in which their symbols are first named. Gaps are kept: no bars, no points.
 */
public final class HistoryMarket implements MarketSource {
    /** Share of the path before the start, if nobody says otherwise: most of it is there to be learned from. */
    public static final double DEFAULT_WARM_UP_SHARE = 0.5;

    private static final long HOUR_MS = 3_600_000L;

    private final HistoryInstrument[] instruments;
    private final long startMs;
    private final long endMs;

    private HistoryMarket(List<HistoryInstrument> instruments, double warmUpShare) {
        this.instruments = instruments.toArray(new HistoryInstrument[0]);
        long first = Long.MIN_VALUE;
        long end = Long.MIN_VALUE;
        for (final HistoryInstrument instrument : instruments) {
            first = Math.max(first, instrument.firstMs());
            end = Math.max(end, instrument.endMs());
        }
        final long wanted = first + (long) ((end - first) * warmUpShare);
        startMs = wanted - Math.floorMod(wanted, HOUR_MS);
        endMs = end;
        for (final HistoryInstrument instrument : instruments) {
            instrument.seek(startMs);
        }
    }

    /**
     * Reads the files.
     *
     * @param files paths, symbol and interval in the name as in {@code BTCUSDT_3m_202506.csv.gz}, or {@code
     *     SYMBOL=path}; the interval is then the name's or that of the rows
     * @param warmUpShare share of the path kept as history before the start, 0 to below 1
     * @return the market
     * @throws IllegalArgumentException with one line naming file, line, what is wrong and the remedy
     */
    public static MarketSource read(List<String> files, double warmUpShare) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no history files: give at least one");
        }
        if (!(warmUpShare >= 0 && warmUpShare < 1)) {
            throw new IllegalArgumentException("warm-up share " + warmUpShare + ": give 0 to below 1");
        }
        final List<String> symbols = new ArrayList<>();
        final List<List<CsvBars>> bySymbol = new ArrayList<>();
        for (final String file : files) {
            final CsvBars bars = CsvBars.read(file);
            int index = symbols.indexOf(bars.symbol);
            if (index < 0) {
                index = symbols.size();
                symbols.add(bars.symbol);
                bySymbol.add(new ArrayList<>());
            }
            for (final CsvBars other : bySymbol.get(index)) {
                if (other.intervalMinutes == bars.intervalMinutes) {
                    throw new IllegalArgumentException("history files " + other.file + " and " + bars.file
                            + ": both have bars of " + bars.intervalMinutes + " minutes of " + bars.symbol
                            + "; join them into one");
                }
            }
            bySymbol.get(index).add(bars);
        }
        final List<HistoryInstrument> instruments = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            instruments.add(new HistoryInstrument(i, bySymbol.get(i)));
        }
        return new HistoryMarket(instruments, warmUpShare);
    }

    @Override
    public int instrumentCount() {
        return instruments.length;
    }

    @Override
    public InstrumentRules rules(int instrumentId) {
        return instruments[instrumentId].rules;
    }

    @Override
    public long startMs() {
        return startMs;
    }

    @Override
    public long endMs() {
        return endMs;
    }

    @Override
    public int baseIntervalMinutes(int instrumentId) {
        return instruments[instrumentId].path.intervalMinutes();
    }

    @Override
    public BarStore bars(int instrumentId) {
        return instruments[instrumentId].store;
    }

    @Override
    public long levelSize(int instrumentId) {
        return instruments[instrumentId].levelSize;
    }

    @Override
    public long nextTimeMs() {
        long next = NEVER;
        for (final HistoryInstrument instrument : instruments) {
            next = Math.min(next, instrument.nextTimeMs());
        }
        return next;
    }

    @Override
    public boolean next(PricePoint point) {
        final long timeMs = nextTimeMs();
        if (timeMs == NEVER) {
            return false;
        }
        for (final HistoryInstrument instrument : instruments) {
            if (instrument.nextTimeMs() == timeMs) {
                instrument.next(point);
                return true;
            }
        }
        return false;
    }
}

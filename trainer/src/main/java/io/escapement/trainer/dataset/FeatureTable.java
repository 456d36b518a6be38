package io.escapement.trainer.dataset;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.market.BarSeries;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.signal.BarReplay;
import io.escapement.trainer.signal.BarTape;
import io.escapement.trainer.signal.IndicatorColumns;
import io.escapement.trainer.table.TableColumn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Every feature of bars and every indicator at each close of one interval's bars: one row a close, made while it is read, so
 * that years don't have to fit into memory.
 *
 * <p>Features are those of a long or of a short proposal at that close, as the model would be given them but not rounded to
 * float32; those of other sources than bars are left out. Indicators are those of the interval.
 */
public final class FeatureTable {
    private static final int FIXED = 8;

    private final List<SymbolHistory> histories;
    private final int minutes;
    private final Side side;
    private final int[] features;
    private long written;

    /**
     * A table.
     *
     * @param histories one a symbol
     * @param minutes of the interval whose closes are rows
     * @param side of the proposals
     * @throws TrainerException naming a symbol that lacks the interval
     */
    public FeatureTable(List<SymbolHistory> histories, int minutes, Side side) {
        this.histories = List.copyOf(histories);
        this.minutes = minutes;
        this.side = side;
        for (final SymbolHistory history : histories) {
            if (!history.bars().containsKey(minutes)) {
                throw new TrainerException("no " + minutes + " m bars of " + history.symbol() + "; there are "
                        + history.bars().keySet()
                        + " (bars.intervals of the core's configuration says which are used)");
            }
        }
        final FeatureLayout layout = FeatureLayout.standard();
        final List<Integer> ofBars = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            if (layout.source(i) == FeatureSource.BARS) {
                ofBars.add(i);
            }
        }
        features = ofBars.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The columns.
     *
     * @return symbol, time and bar, then features, then indicators named after their interval
     */
    public List<TableColumn> columns() {
        final List<TableColumn> columns = new ArrayList<>();
        columns.add(new TableColumn("symbol", TableColumn.Type.TEXT));
        columns.add(new TableColumn("interval_minutes", TableColumn.Type.LONG));
        columns.add(new TableColumn("close_time_ms", TableColumn.Type.LONG));
        for (final String name : List.of("open", "high", "low", "close", "volume")) {
            columns.add(new TableColumn(name, TableColumn.Type.DOUBLE));
        }
        for (final int feature : features) {
            columns.add(new TableColumn(FeatureLayout.standard().name(feature), TableColumn.Type.DOUBLE));
        }
        for (final String name : IndicatorColumns.names()) {
            columns.add(new TableColumn("indicator." + name, TableColumn.Type.DOUBLE));
        }
        return columns;
    }

    /**
     * The rows.
     *
     * @return by symbol, then time; may be iterated once at a time
     */
    public Iterable<Object[]> rows() {
        return Rows::new;
    }

    /**
     * Rows that were read so far.
     *
     * @return 0 or more
     */
    public long written() {
        return written;
    }

    private final class Rows implements Iterator<Object[]> {
        private final double[] vector = new double[FeatureLayout.standard().size()];
        private int symbol = -1;
        private BarReplay replay;
        private boolean ready;

        @Override
        public boolean hasNext() {
            while (!ready && (replay != null || symbol + 1 < histories.size())) {
                if (replay == null) {
                    final SymbolHistory history = histories.get(++symbol);
                    replay = new BarReplay(new BarTape(history.bars(), history.tickSize()));
                }
                if (!replay.step(BarReplay.Listener.NONE)) {
                    replay = null;
                } else {
                    ready = replay.closed(minutes);
                }
            }
            return ready;
        }

        @Override
        public Object[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            written++;
            final Object[] row = new Object
                    [FIXED + features.length + IndicatorColumns.names().size()];
            final BarSeries bars = replay.bars(minutes);
            row[0] = histories.get(symbol).symbol();
            row[1] = (long) minutes;
            row[2] = replay.closeTimeMs();
            row[3] = bars.openOf(0);
            row[4] = bars.highOf(0);
            row[5] = bars.lowOf(0);
            row[6] = bars.closeOf(0);
            row[7] = bars.volumeOf(0);
            replay.features(side, vector);
            for (int i = 0; i < features.length; i++) {
                row[FIXED + i] = vector[features[i]];
            }
            final double[] indicators = IndicatorColumns.values(replay.indicators(minutes));
            for (int i = 0; i < indicators.length; i++) {
                row[FIXED + features.length + i] = indicators[i];
            }
            return row;
        }
    }
}

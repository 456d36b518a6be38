package io.escapement.venue.market;

import java.nio.file.Path;
import java.util.List;

/** A market from CSV files. */
public final class HistoryMarket {
    private HistoryMarket() {}

    /**
     * Reads the files.
     *
     * @param files paths, symbol and interval in the name as in {@code BTCUSDT_3m_202506.csv.gz}, or {@code SYMBOL=path}
     * @param warmUpShare share of the path kept as history before the start, 0 to below 1
     * @return the market
     * @throws IllegalArgumentException with one line naming file, line, what is wrong and the remedy
     */
    public static MarketSource read(List<String> files, double warmUpShare) {
        throw new UnsupportedOperationException(Path.of("").toString());
    }
}

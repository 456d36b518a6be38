package io.escapement.trainer.backtest;

import io.escapement.venue.market.SyntheticMarket;
import java.util.List;

/**
 * Where a backtest's prices come from.
 *
 * @param kind which of the ways below
 * @param folder of a history or a journal
 * @param files of bars as CSV
 * @param historyShare share of CSV files before the start, where the request names no start; null: a half
 * @param seed of a synthetic market
 * @param days that a synthetic market lasts
 * @param contentSha256 what the data must be, by {@link BacktestMarket#contentSha256}; null: whatever is there
 */
public record MarketChoice(
        Kind kind,
        String folder,
        List<String> files,
        Double historyShare,
        Long seed,
        Integer days,
        String contentSha256) {
    /** Ways to get prices. */
    public enum Kind {
        /** A folder of Parquet files. */
        HISTORY,
        /** Files of bars. */
        CSV,
        /** Market data that a session recorded. */
        JOURNAL,
        /** Made up from a seed. */
        SYNTHETIC
    }

    private static final int DAYS = 3;

    /** Fills in the defaults. */
    public MarketChoice {
        files = files == null ? List.of() : List.copyOf(files);
        seed = seed == null ? 1 : seed;
        days = days == null ? DAYS : days;
    }

    /**
     * A folder of history.
     *
     * @param folder with Parquet files
     * @return the choice
     */
    public static MarketChoice history(String folder) {
        return new MarketChoice(Kind.HISTORY, folder, null, null, null, null, null);
    }

    /**
     * Files of bars.
     *
     * @param files as {@link io.escapement.venue.market.HistoryBars#read} takes them
     * @param historyShare share of them before the start
     * @return the choice
     */
    public static MarketChoice csv(List<String> files, double historyShare) {
        return new MarketChoice(Kind.CSV, null, files, historyShare, null, null, null);
    }

    /**
     * Market data of a session.
     *
     * @param folder of its journal
     * @return the choice
     */
    public static MarketChoice journal(String folder) {
        return new MarketChoice(Kind.JOURNAL, folder, null, null, null, null, null);
    }

    /**
     * A market from a seed; with no symbols requested it has {@link SyntheticMarket#DEFAULT_SYMBOLS}.
     *
     * @param seed of it
     * @param days it lasts
     * @return the choice
     */
    public static MarketChoice synthetic(long seed, int days) {
        return new MarketChoice(Kind.SYNTHETIC, null, null, null, seed, days, null);
    }
}

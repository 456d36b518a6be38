package io.escapement.trainer.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Completes stored series from the venue: only what is missing is asked for, and what has come is kept every so many
 * bars, so that an interrupted fetch goes on where it was.
 */
public final class HistoryFetch {
    /** Bars after which what has come is stored: at one minute, two weeks. */
    private static final int STORE_EVERY = 20_000;

    private static final long MINUTE_MS = 60_000L;

    private final VenueHistory venue;
    private final HistoryFolder folder;

    /**
     * A fetch.
     *
     * @param venue asked
     * @param folder completed
     */
    public HistoryFetch(VenueHistory venue, HistoryFolder folder) {
        this.venue = venue;
        this.folder = folder;
    }

    /**
     * Completes a series with closed bars, the newest first.
     *
     * @param symbol to fetch
     * @param intervalMinutes one the venue offers
     * @param fromMs first open time wanted; where history begins later, from there
     * @param nowMs bars that end later are still open and left out
     * @param progress told how far back in time it is, after each page
     * @return what was added and what there is now
     */
    public HistoryFolder.Merged bars(
            String symbol, int intervalMinutes, long fromMs, long nowMs, LongConsumer progress) {
        final long intervalMs = intervalMinutes * MINUTE_MS;
        final long lastMs = Math.floorDiv(nowMs, intervalMs) * intervalMs - intervalMs;
        final List<HistoryBar> stored = folder.readIfThere(symbol, intervalMinutes);
        final List<HistoryBar> come = new ArrayList<>();
        int added = 0;
        try {
            for (final MissingRanges.Range range : MissingRanges.newestFirst(stored, intervalMs, fromMs, lastMs)) {
                long endMs = range.lastMs();
                while (endMs >= range.firstMs()) {
                    final List<HistoryBar> page = venue.page(symbol, intervalMinutes, range.firstMs(), endMs);
                    if (page.isEmpty()) {
                        break;
                    }
                    come.addAll(page);
                    endMs = page.get(page.size() - 1).openTimeMs() - intervalMs;
                    progress.accept(endMs + intervalMs);
                    if (come.size() >= STORE_EVERY) {
                        added += folder.merge(symbol, intervalMinutes, come).added();
                        come.clear();
                    }
                }
            }
        } catch (final RuntimeException e) {
            // Interrupted: what has come is not asked for again.
            folder.merge(symbol, intervalMinutes, come);
            throw e;
        }
        final HistoryFolder.Merged last = folder.merge(symbol, intervalMinutes, come);
        return new HistoryFolder.Merged(last.bars(), added + last.added(), 0);
    }

    /**
     * Completes the paid funding rates of a symbol.
     *
     * @param symbol to fetch
     * @param fromMs first payment wanted
     * @param nowMs end
     * @return rates there are now
     */
    public int funding(String symbol, long fromMs, long nowMs) {
        final List<FundingRate> stored = folder.funding(symbol);
        // Later ones than the newest stored, then earlier ones than the oldest.
        final List<FundingRate> come = new ArrayList<>();
        if (stored.isEmpty()) {
            come.addAll(venue.funding(symbol, fromMs, nowMs));
        } else {
            come.addAll(venue.funding(symbol, stored.get(stored.size() - 1).timeMs() + 1, nowMs));
            come.addAll(venue.funding(symbol, fromMs, stored.get(0).timeMs() - 1));
        }
        return folder.mergeFunding(symbol, come);
    }
}

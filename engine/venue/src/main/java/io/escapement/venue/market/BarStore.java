package io.escapement.venue.market;

import io.escapement.venue.model.Bar;
import java.util.List;

/** Closed bars of one instrument. */
public interface BarStore {
    /**
     * Closed bars, ascending.
     *
     * @param intervalMinutes wanted
     * @param fromMs least open time
     * @param toMs greatest open time
     * @param limit at most so many
     * @param newest whether the limit keeps the newest or the oldest of the range
     * @return the bars; gaps are left out
     */
    List<Bar> query(int intervalMinutes, long fromMs, long toMs, int limit, boolean newest);
}

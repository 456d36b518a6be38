package io.escapement.venue.inprocess;

import java.util.List;

/**
 * What a session subscribes to, as the gateway's configuration says it.
 *
 * @param symbols in the order of their instrument ids in the core
 * @param intervals of bars, minutes, ascending
 * @param warmUpBars closed bars per symbol and interval before the session
 * @param bookDepths of each symbol; empty: no books
 * @param trades whether public trades are wanted
 * @param tickers whether tickers are wanted
 * @param instance name inside client order ids
 */
public record SessionConfiguration(
        List<String> symbols,
        int[] intervals,
        int warmUpBars,
        int[] bookDepths,
        boolean trades,
        boolean tickers,
        String instance) {}

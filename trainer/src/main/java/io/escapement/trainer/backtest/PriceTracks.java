package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.trainer.backtest.result.PriceSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Closed bars of one interval, each once, by instrument, from the start on. */
final class PriceTracks {
    /** More bars than this a chart doesn't show. */
    private static final int CHART_BARS = 2_200;

    private static final int[] CHART_MINUTES = {1, 3, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 10_080};
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MINUTE_MS = 60_000L;

    private final int minutes;
    private final TreeMap<Integer, List<Price>> tracks = new TreeMap<>();
    private long fromMs = Long.MIN_VALUE;

    /** A bar; prices at 1e-8. */
    record Price(long openMs, long open, long high, long low, long close) {}

    PriceTracks(int minutes) {
        this.minutes = minutes;
    }

    /** Bars that open earlier are history. */
    void from(long timeMs) {
        fromMs = timeMs;
    }

    int minutes() {
        return minutes;
    }

    void onBar(BarDecoder bar) {
        if (bar.confirm() != Bool.YES || bar.intervalMinutes() != minutes) {
            return;
        }
        final long openMs = bar.openTimeNs() / NANOS_PER_MILLI;
        final List<Price> track = tracks.computeIfAbsent(bar.instrumentId(), id -> new ArrayList<>());
        if (openMs >= fromMs
                && (track.isEmpty() || openMs > track.get(track.size() - 1).openMs())) {
            track.add(new Price(openMs, bar.openPrice(), bar.highPrice(), bar.lowPrice(), bar.closePrice()));
        }
    }

    /** Bars of an instrument, oldest first. */
    List<Price> of(int instrumentId) {
        return tracks.getOrDefault(instrumentId, List.of());
    }

    /** The bars of an instrument, put together until a chart can hold them; null if there are none. */
    PriceSeries chart(int instrumentId, String symbol, long tickSize, long spanMs) {
        final List<Price> track = of(instrumentId);
        if (track.isEmpty()) {
            return null;
        }
        final int step = step(spanMs);
        final long stepMs = step * MINUTE_MS;
        final long firstMs = Math.floorDiv(track.get(0).openMs(), stepMs) * stepMs;
        final List<Integer> slots = new ArrayList<>();
        final List<Long> bars = new ArrayList<>();
        long high = 0;
        long low = 0;
        int slot = -1;
        for (final Price price : track) {
            final int at = (int) ((price.openMs() - firstMs) / stepMs);
            if (at != slot) {
                slot = at;
                slots.add(at);
                bars.add(price.open() / tickSize);
                bars.add(0L);
                bars.add(0L);
                bars.add(0L);
                high = price.high();
                low = price.low();
            }
            high = Math.max(high, price.high());
            low = Math.min(low, price.low());
            bars.set(bars.size() - 3, high / tickSize);
            bars.set(bars.size() - 2, low / tickSize);
            bars.set(bars.size() - 1, price.close() / tickSize);
        }
        return new PriceSeries(symbol, step, Numbers.money(tickSize), firstMs, slots, bars);
    }

    private int step(long spanMs) {
        for (final int candidate : CHART_MINUTES) {
            if (candidate % minutes == 0 && spanMs / (candidate * MINUTE_MS) <= CHART_BARS) {
                return candidate;
            }
        }
        return Math.max(minutes, CHART_MINUTES[CHART_MINUTES.length - 1]);
    }
}

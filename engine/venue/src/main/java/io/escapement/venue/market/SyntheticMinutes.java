package io.escapement.venue.market;

import java.util.ArrayList;
import java.util.List;

/**
 * The one-minute bars of a synthetic instrument. Only the last days before the start and what came since are kept; older
 * days are made again from the state of the path at their beginning when they are asked for.
 */
final class SyntheticMinutes implements BarPart {
    private static final long MINUTE_MS = 60_000L;
    private static final int DAY = 1_440;
    private static final int KEPT_DAYS = 2;

    /** What was made again is kept for the next page of a client, unless it is much. */
    private static final int MADE_MAX = 8 * DAY;

    private final SyntheticProfile profile;
    private final CommonFactor factor;
    private final long beginMs;
    private final long keptMs;
    private final List<SyntheticPath> days = new ArrayList<>();
    private final BarSeries kept;
    private BarSeries made;
    private long madeFromMs = Long.MAX_VALUE;
    private long madeToMs = Long.MIN_VALUE;

    SyntheticMinutes(SyntheticProfile profile, CommonFactor factor, long beginMs, long startMs) {
        this.profile = profile;
        this.factor = factor;
        this.beginMs = beginMs;
        keptMs = startMs - KEPT_DAYS * DAY * MINUTE_MS;
        kept = new BarSeries(1, profile.tickSize(), (KEPT_DAYS + 1) * DAY);
    }

    /** A minute of history is about to be made. @param minute from 0 @param path that will make it */
    void beforeMinute(int minute, SyntheticPath path) {
        if (minute % DAY == 0) {
            days.add(path.copy());
        }
    }

    /** A minute was made. @param openMs of it @param path that made it */
    void add(long openMs, SyntheticPath path) {
        if (openMs >= keptMs) {
            path.append(kept, openMs);
        }
    }

    @Override
    public int intervalMinutes() {
        return 1;
    }

    @Override
    public long firstMs() {
        return beginMs;
    }

    @Override
    public long endMs() {
        return Long.MAX_VALUE;
    }

    @Override
    public BarSeries window(long fromMs, long toMs) {
        if (fromMs >= keptMs) {
            return kept;
        }
        if (fromMs >= madeFromMs && toMs <= madeToMs) {
            return made;
        }
        final BarSeries series = make(Math.max(beginMs, fromMs), toMs);
        if (series.size() > MADE_MAX) {
            made = null;
            madeFromMs = Long.MAX_VALUE;
        } else {
            made = series;
        }
        return series;
    }

    private BarSeries make(long fromMs, long toMs) {
        final int first = (int) ((fromMs - beginMs) / MINUTE_MS / DAY);
        final long endMs = Math.min(toMs + 1, keptMs);
        final SyntheticPath path = days.get(first).copy();
        final BarSeries series = new BarSeries(1, profile.tickSize(), (int) ((endMs - fromMs) / MINUTE_MS) + DAY + 2);
        int minute = first * DAY;
        madeFromMs = beginMs + minute * MINUTE_MS;
        for (long openMs = madeFromMs; openMs < endMs; openMs += MINUTE_MS) {
            path.nextMinute(factor, minute++);
            path.append(series, openMs);
        }
        madeToMs = Math.min(toMs, keptMs - 1);
        if (toMs >= keptMs) {
            series.appendAll(kept, toMs);
            madeToMs = kept.size() == 0 ? madeToMs : Math.min(toMs, kept.openMs(kept.size() - 1));
        }
        return series;
    }
}

package io.escapement.venue.market;

import io.escapement.venue.model.InstrumentRules;
import java.util.ArrayList;
import java.util.List;

/** One synthetic instrument: its rules, its path and its bars. */
final class SyntheticInstrument {
    final InstrumentRules rules;
    final BarStore store;
    final SyntheticPath path;
    private final SyntheticProfile profile;
    private final SyntheticMinutes minutes;
    private final SyntheticEras eras;
    private final long startMs;

    SyntheticInstrument(
            SyntheticProfile profile,
            int instrumentId,
            long seed,
            CommonFactor factor,
            int points,
            long launchMs,
            long minutesMs,
            long startMs) {
        this.profile = profile;
        this.startMs = startMs;
        rules = profile.rules(instrumentId, launchMs);
        path = new SyntheticPath(profile, seed, points);
        minutes = new SyntheticMinutes(profile, factor, minutesMs, startMs);
        eras = new SyntheticEras(profile, seed, launchMs, minutesMs, startMs);
        final List<BarPart> parts = new ArrayList<>();
        parts.add(minutes);
        parts.addAll(eras.parts());
        store = new BarStore(parts, true);
    }

    /**
     * Makes the points of the next minute and its bar.
     *
     * @param factor that has made this minute
     * @param minute from 0
     * @param openMs of the minute
     */
    void nextMinute(CommonFactor factor, int minute, long openMs) {
        final boolean history = openMs < startMs;
        if (history) {
            minutes.beforeMinute(minute, path);
        }
        path.nextMinute(factor, minute);
        minutes.add(openMs, path);
        if (history) {
            eras.add(openMs, path);
        }
    }

    /** A twentieth of a typical minute on each level. */
    long levelSize() {
        final double size = profile.minuteTurnover() / 20 / profile.price();
        return Math.max(1, (long) (size * 1e8 / rules.lotSize())) * rules.lotSize();
    }

    /**
     * Fills a point.
     *
     * @param index of the point in the minute
     * @param point receives it, but for its time
     */
    void point(int index, PricePoint point) {
        point.instrumentId = rules.instrumentId();
        point.barOpens = index == 0;
        point.price = path.prices[index];
        point.size = path.sizes[index];
        point.volume = path.sizes[index] / Volumes.SIZE_PER_VOLUME;
        point.turnover = Volumes.turnover(path.prices[index], path.sizes[index]);
        point.spreadTicks = path.spreads[index];
        point.noise = path.noises[index];
    }
}

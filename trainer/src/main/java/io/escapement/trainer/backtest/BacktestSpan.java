package io.escapement.trainer.backtest;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.venue.market.HistoryBars;
import java.time.Instant;
import java.util.List;

/**
 * The stretch of a history of bars that a backtest runs over.
 *
 * <p>A start that isn't named is that of the session, where one recorded the market, else the first at which the longest
 * bars are warm, half of the history at the latest; with a
 * model it is where the model has seen nothing any more, if at least a day of history is left behind that.
 */
final class BacktestSpan {
    private static final long HOUR_MS = 3_600_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final long MINUTE_MS = 60_000L;

    private BacktestSpan() {}

    /**
     * First instant.
     *
     * @param request what was asked for
     * @param market of bars
     * @param configuration of the core
     * @param model or null
     * @param toMs last instant
     * @param notes gets what should be known of the choice
     * @return a whole hour
     * @throws TrainerException if there is no such stretch
     */
    static long fromMs(
            BacktestRequest request,
            BacktestMarket market,
            CoreConfiguration configuration,
            BacktestModel model,
            long toMs,
            List<String> notes) {
        final HistoryBars bars = market.bars();
        final long first = bars.firstMs();
        if (request.fromMs() != null) {
            return asked(request.fromMs(), first, toMs);
        }
        if (request.market() != null && request.market().historyShare() != null) {
            return bars.market(request.market().historyShare()).startMs();
        }
        final int[] intervals = configuration.list(BarKeys.INTERVALS);
        final long warmMs = first + configuration.value(BarKeys.WARM_UP) * intervals[intervals.length - 1] * MINUTE_MS;
        final long earliest = market.startMs() == null
                ? ceil(Math.min(warmMs, first + (toMs - first) / 2), HOUR_MS)
                : market.startMs();
        if (model == null || model.seenUntilMs() <= earliest) {
            return checked(earliest, first, toMs);
        }
        final long unseen = ceil(model.seenUntilMs(), DAY_MS);
        if (unseen + DAY_MS <= toMs) {
            notes.add("begins " + Instant.ofEpochMilli(unseen)
                    + ", where what the model was fitted and decided on ends; an earlier start must be asked for");
            return unseen;
        }
        notes.add("WARNING: the history ends within the time the model was fitted and decided on, which reaches to "
                + Instant.ofEpochMilli(model.seenUntilMs())
                + ": these results say nothing about its skill; fetch newer history");
        return checked(earliest, first, toMs);
    }

    /**
     * Last instant.
     *
     * @param request what was asked for
     * @param bars there are
     * @return milliseconds
     * @throws TrainerException if the history ends before
     */
    static long toMs(BacktestRequest request, HistoryBars bars) {
        if (request.toMs() == null) {
            return bars.endMs();
        }
        if (request.toMs() > bars.endMs()) {
            throw new TrainerException("the history ends at " + Instant.ofEpochMilli(bars.endMs()) + ", before "
                    + Instant.ofEpochMilli(request.toMs()) + "; fetch newer bars or end earlier");
        }
        return request.toMs();
    }

    private static long asked(long fromMs, long first, long toMs) {
        if (fromMs % HOUR_MS != 0) {
            throw new TrainerException(
                    "the start " + Instant.ofEpochMilli(fromMs) + " is no whole hour; begin at a full one");
        }
        return checked(fromMs, first, toMs);
    }

    private static long checked(long fromMs, long first, long toMs) {
        if (fromMs < first) {
            throw new TrainerException("the history of all symbols begins at " + Instant.ofEpochMilli(first)
                    + ", after " + Instant.ofEpochMilli(fromMs) + "; fetch older bars or begin later");
        }
        if (fromMs >= toMs) {
            throw new TrainerException("nothing lies between " + Instant.ofEpochMilli(fromMs) + " and "
                    + Instant.ofEpochMilli(toMs) + ": begin earlier, end later or fetch more history");
        }
        return fromMs;
    }

    private static long ceil(long timeMs, long stepMs) {
        return Math.floorDiv(timeMs + stepMs - 1, stepMs) * stepMs;
    }
}

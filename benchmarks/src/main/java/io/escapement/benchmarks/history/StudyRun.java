package io.escapement.benchmarks.history;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.StrategyFactory;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.backtest.Backtest;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.HistoryMarket;
import io.escapement.venue.market.MarketSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One run of a scenario through the whole core and the venue model, timed from the first input to the last. */
final class StudyRun {
    private static final double NANOS = 1e9;
    private static final int WARM_UP_BARS = 400;
    private static final long MINUTE_MS = 60_000;

    final ReasonTally tally = new ReasonTally();
    final double seconds;
    final double cpuSeconds;
    final double readSeconds;
    final long inputs;
    final long stateHash;
    final long bars;
    final double days;
    final int instruments;

    StudyRun(Scenario scenario, byte[] bundle, StrategyFactory strategies) {
        final long reading = System.nanoTime();
        final MarketSource market = HistoryMarket.read(scenario.files(), scenario.historyShare());
        readSeconds = (System.nanoTime() - reading) / NANOS;
        instruments = market.instrumentCount();
        final TreeMap<String, String> entries = new TreeMap<>(scenario.changes());
        entries.put("model.required", Boolean.toString(scenario.withModel()));
        final CoreConfiguration configuration = CoreConfiguration.fromEntries(entries);
        final List<String> symbols = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            symbols.add(market.rules(i).symbol());
        }
        final int[] intervals = configuration.list(BarKeys.INTERVALS);
        // Bars and tickers: the history has neither books nor prints, and features of them are masked anyway.
        final SessionConfiguration session =
                new SessionConfiguration(symbols, intervals, WARM_UP_BARS, new int[0], false, true, "study");
        final Backtest backtest = new Backtest(
                new Backtest.Setup(
                        market,
                        VenueConfiguration.defaults(),
                        session,
                        configuration,
                        scenario.withModel() ? bundle : null,
                        RunMode.BACKTEST,
                        ""),
                null,
                strategies,
                tally);
        final long begin = System.nanoTime();
        final long beginCpu = cpuNanos();
        backtest.run();
        cpuSeconds = (cpuNanos() - beginCpu) / NANOS;
        seconds = (System.nanoTime() - begin) / NANOS;
        inputs = backtest.inputs();
        stateHash = backtest.stateHash();
        final long spanMs = market.endMs() - market.startMs();
        long closed = 0;
        for (final int minutes : intervals) {
            closed += spanMs / (minutes * MINUTE_MS) * instruments;
        }
        bars = closed;
        days = spanMs / (24.0 * 60 * MINUTE_MS);
    }

    /** Processor time of this thread: what else the machine does is left out. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    double barsPerSecond() {
        return bars / seconds;
    }

    double barsPerCpuSecond() {
        return bars / cpuSeconds;
    }
}

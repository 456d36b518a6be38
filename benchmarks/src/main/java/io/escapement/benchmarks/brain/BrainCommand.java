package io.escapement.benchmarks.brain;

import com.sun.management.ThreadMXBean;
import io.escapement.benchmarks.Machine;
import io.escapement.benchmarks.latency.RigModel;
import io.escapement.core.TradingCore;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The core over many instruments, beside XGBoost4J: time per message, allocation, memory. */
@Command(
        name = "brain",
        description = {
            "The whole core over many instruments, one thread: all strategies, regimes, model, gates, orders that come back",
            "unsent, phantoms. Core time per market message, per closing bar, and per closing bar with a prediction, beside",
            "XGBoost4J's own call; bytes allocated; heap at the start and at the end."
        },
        mixinStandardHelpOptions = true)
public final class BrainCommand implements Callable<Integer> {
    private static final int LAPS_AN_HOUR = 20;
    private static final int WARM_UP_BARS = 150;
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final double MEGABYTE = 1024 * 1024;

    @Option(names = "--symbols", description = "Instruments, 2 to 1000 (default ${DEFAULT-VALUE}).")
    private int symbols = 300;

    @Option(names = "--hours", description = "Hours of market measured, from 1 (default ${DEFAULT-VALUE}).")
    private int hours = 24;

    @Option(names = "--warm-up", description = "Hours of market played before (default ${DEFAULT-VALUE}).")
    private int warmUp = 12;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One key of the core; may be repeated.")
    private Map<String, String> changes = new HashMap<>();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // With a fixed range: one that grows would allocate while it measures.
    private final Histogram market = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram closes = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram predictions = new Histogram(LONGEST_NS, DIGITS);

    @Override
    public Integer call() {
        if (symbols < 2 || symbols > 1000 || hours < 1 || warmUp < 1) {
            throw new IllegalArgumentException("--symbols is 2 to 1000, --hours and --warm-up are from 1: --symbols "
                    + symbols + " --hours " + hours + " --warm-up " + warmUp);
        }
        System.out.println(Machine.describe());
        final CoreConfiguration configuration = configuration();
        final byte[] file = RigModel.fit(names());
        final ModelBundle bundle = ModelBundle.read(file);
        final BrainAnswers answers = new BrainAnswers(FeatureLayout.standard().size());
        final TradingCore core = new TradingCore(configuration, ModelLibrary.of(bundle), answers);
        final BrainMarket brain = new BrainMarket(symbols, configuration.list(BarKeys.INTERVALS), core, answers);
        brain.begin(bundle.sha256(), WARM_UP_BARS);
        play(brain, warmUp);

        final long heapBefore = heap();
        final long evaluationsBefore = answers.evaluations;
        final long signalsBefore = answers.signals;
        final long placedBefore = answers.placed;
        final long playedBefore = brain.played;
        brain.market = market;
        brain.closes = closes;
        brain.predictions = predictions;
        final long id = Thread.currentThread().getId();
        final long allocatedBefore = threads.getThreadAllocatedBytes(id);
        play(brain, hours);
        final long allocated = threads.getThreadAllocatedBytes(id) - allocatedBefore;
        final long heapAfter = heap();

        final BrainXgboost xgboost = new BrainXgboost(file);
        xgboost.run(answers.rows, (int) Math.min(answers.rows.length, Math.max(1, answers.evaluations)));
        final long events = brain.played - playedBefore;
        System.out.printf(
                "%d instruments, intervals %s, %d hours of market: %,d messages, %,d signals, %,d predictions, %,d orders%n",
                symbols,
                configuration.entries().get(BarKeys.INTERVALS.name()),
                hours,
                events,
                answers.signals - signalsBefore,
                answers.evaluations - evaluationsBefore,
                answers.placed - placedBefore);
        System.out.printf(
                "%-44s %12s %9s %9s %9s %9s%n", "core time, microseconds", "count", "p50", "p99", "p99.9", "max");
        row("market message", market);
        row("closing bar without a prediction", closes);
        row("closing bar with prediction", predictions);
        row("XGBoost4J, one row by a matrix", xgboost.matrix);
        row("XGBoost4J, one row in place", xgboost.inPlace);
        row("two looks at the clock, contained in each", clock());
        System.out.printf(
                "allocated by the thread: %,d bytes, %.6f a message; heap after collection: %.1f MiB before, %.1f after%n",
                allocated, (double) allocated / events, heapBefore / MEGABYTE, heapAfter / MEGABYTE);
        return 0;
    }

    private CoreConfiguration configuration() {
        final Map<String, String> entries = new HashMap<>();
        entries.put("capacity.instruments", String.valueOf(symbols));
        entries.put("capacity.timers", "65536");
        entries.put("capacity.signals", "4096");
        entries.put("portfolio.maxEntriesPerClose", "50");
        entries.put("risk.maxOpenPositions", "100");
        // Orders that come back unsent are the rule here.
        entries.put("risk.maxEntriesPerMinute", "100000");
        entries.putAll(changes);
        return CoreConfiguration.fromEntries(entries);
    }

    private List<String> names() {
        final List<String> names = new ArrayList<>();
        for (int id = 0; id < symbols; id++) {
            names.add(BrainMarket.symbol(id));
        }
        return names;
    }

    private static void play(BrainMarket brain, int hours) {
        for (int lap = 0; lap < hours * LAPS_AN_HOUR; lap++) {
            brain.lap();
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Histogram clock() {
        final Histogram clock = new Histogram(3);
        for (int i = 0; i < 1_000_000; i++) {
            final long start = System.nanoTime();
            clock.recordValue(System.nanoTime() - start);
        }
        return clock;
    }

    private static void row(String what, Histogram times) {
        System.out.printf(
                "%-44s %,12d %9.2f %9.2f %9.2f %9.2f%n",
                what,
                times.getTotalCount(),
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getValueAtPercentile(99.9) / 1e3,
                times.getMaxValue() / 1e3);
    }
}

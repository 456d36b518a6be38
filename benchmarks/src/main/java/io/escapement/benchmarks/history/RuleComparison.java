package io.escapement.benchmarks.history;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.Proposal;
import io.escapement.venue.market.HistoryMarket;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.model.Bar;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** The same rule over the same bars: through the whole core and the venue model, and through ta4j's backtest. */
final class RuleComparison {
    private static final int ROUNDS = 3;
    private static final int MINUTES = 15;
    private static final long WARM_UP_MS = 400L * MINUTES * 60_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final double NANOS = 1e9;
    private static final double GOAL = 10;

    private final Scenario scenario;
    private final PrintStream out;

    RuleComparison(Scenario scenario, PrintStream out) {
        this.scenario = scenario;
        this.out = out;
    }

    /** True if all go in at the same bars. Rounds alternate, so that what else the machine does hits both. */
    boolean run() {
        final double[] ours = new double[ROUNDS];
        final double[] alone = new double[ROUNDS];
        final double[] decimals = new double[ROUNDS];
        final double[] doubles = new double[ROUNDS];
        boolean same = true;
        int entries = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final ChannelStrategy rule = new ChannelStrategy();
            ours[round] = new StudyRun(scenario, null, rule).barsPerCpuSecond();
            final ChannelStrategy bare = new ChannelStrategy();
            alone[round] = alone(bare);
            final List<List<Long>> expected = new ArrayList<>();
            decimals[round] = ta4j(DecimalNum.class, expected);
            doubles[round] = ta4j(DoubleNum.class, new ArrayList<>());
            entries = 0;
            for (int i = 0; i < expected.size(); i++) {
                same &= compare("the whole core", i, expected.get(i), rule.entries.get(i));
                same &= compare("bars and rule alone", i, expected.get(i), bare.entries.get(i));
                entries += expected.get(i).size();
            }
        }
        out.printf(
                "%n%s: in above the highest high of %d bars, out below the lowest low of %d%n",
                scenario.name(), ChannelStrategy.ENTRY_BARS, ChannelStrategy.EXIT_BARS);
        line("ta4j, decimal numbers (its default)", decimals, null);
        line("ta4j, double numbers", doubles, null);
        line("bars and rule alone, as in ta4j", alone, decimals);
        line("the whole core with the venue model", ours, decimals);
        out.printf(
                "  goal %.0f times; medians of %d alternating rounds, by processor time of the thread%n", GOAL, ROUNDS);
        out.printf("  all go in at the same bars: %s, %,d entries%n", same ? "yes" : "NO", entries);
        return same;
    }

    private void line(String what, double[] values, double[] beside) {
        out.printf("  %-38s %,12.0f bars a second of CPU", what, median(values));
        out.println(
                beside == null ? "" : String.format(", %.2f times ta4j's default", median(values) / median(beside)));
    }

    /** The core's bar series and the rule, without a core around them. */
    private double alone(ChannelStrategy rule) {
        final MarketSource source = HistoryMarket.read(scenario.files(), scenario.historyShare());
        final int count = source.instrumentCount();
        final Market market = new Market(count, new int[] {MINUTES}, 512, 1);
        rule.create(CoreConfiguration.defaults(), market, new InstrumentTable(count));
        final List<List<Bar>> histories = new ArrayList<>();
        long bars = 0;
        for (int i = 0; i < count; i++) {
            histories.add(source.bars(i).base(MINUTES, source.startMs() - WARM_UP_MS, source.endMs()));
            bars += histories.get(i).size();
        }
        final Proposal proposal = new Proposal();
        final long begin = StudyRun.cpuNanos();
        for (int i = 0; i < count; i++) {
            final BarSeries series = market.bars(i, 0);
            for (final Bar bar : histories.get(i)) {
                series.onBar(
                        true,
                        true,
                        bar.openTimeMs() * NS_PER_MS,
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.turnover());
                rule.evaluate(i, proposal);
            }
        }
        return bars / ((StudyRun.cpuNanos() - begin) / NANOS);
    }

    private double ta4j(Class<? extends Num> numbers, List<List<Long>> entries) {
        final MarketSource market = HistoryMarket.read(scenario.files(), scenario.historyShare());
        final List<Ta4jChannel> runs = new ArrayList<>();
        long bars = 0;
        for (int i = 0; i < market.instrumentCount(); i++) {
            final List<Bar> history = market.bars(i).base(MINUTES, market.startMs() - WARM_UP_MS, market.endMs());
            final Ta4jChannel run = new Ta4jChannel(history, numbers);
            runs.add(run);
            bars += run.bars();
        }
        final long begin = StudyRun.cpuNanos();
        for (final Ta4jChannel run : runs) {
            entries.add(run.run());
        }
        return bars / ((StudyRun.cpuNanos() - begin) / NANOS);
    }

    private boolean compare(String who, int instrument, List<Long> theirs, List<Long> ours) {
        if (theirs.equals(ours)) {
            return true;
        }
        int k = 0;
        while (k < theirs.size() && k < ours.size() && theirs.get(k).equals(ours.get(k))) {
            k++;
        }
        out.printf(
                "  %s, instrument %d: entry %d of %d differs: ta4j %s, here %s%n",
                who,
                instrument,
                k,
                theirs.size(),
                k < theirs.size() ? theirs.get(k) : "none",
                k < ours.size() ? ours.get(k) : "none");
        return false;
    }

    private static double median(double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

package io.escapement.benchmarks.history;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run's tally says, and over all runs what never happened, with the reason why not. */
final class StudyReport {
    private static final double MONEY = 1e-8;

    /** In the order a signal meets them. */
    private static final List<Reason> GATES = List.of(
            Reason.NO_MODEL,
            Reason.COVERAGE,
            Reason.REMOVED,
            Reason.GAP_OPEN,
            Reason.DATA_HEALTH,
            Reason.STALE,
            Reason.PRIMARY_SIGNAL,
            Reason.REGIME,
            Reason.MICRO_TREND,
            Reason.MODEL_OUT_OF_RANGE,
            Reason.CONVICTION_PROBABILITY,
            Reason.CONVICTION_VALUE,
            Reason.WIN_RATE,
            Reason.PERFORMANCE,
            Reason.POSITION_OWNED,
            Reason.OPEN_POSITION_LIMIT,
            Reason.PORTFOLIO_SELECTION);

    private static final List<Reason> EXITS = List.of(
            Reason.STOP, Reason.BREAK_EVEN, Reason.TRAILING, Reason.TARGET, Reason.TIME_EXIT, Reason.OPPOSITE_SIGNAL);

    /** Why a gate or an exit may be silent over a whole study. */
    private static final Map<Reason, String> SILENT = Map.ofEntries(
            Map.entry(Reason.NO_MODEL, "runs without a model do not ask for one, and a given bundle is there"),
            Map.entry(
                    Reason.COVERAGE,
                    "without --model nothing has to be covered; a bundle covers what it was fitted on"),
            Map.entry(Reason.REMOVED, "the universe is fixed"),
            Map.entry(Reason.GAP_OPEN, "the histories have no holes"),
            Map.entry(Reason.DATA_HEALTH, "every bar comes in time and the warm-up is long enough"),
            Map.entry(Reason.STALE, "every close has its window and quotes come with every bar"),
            Map.entry(Reason.PRIMARY_SIGNAL, "the strategies never propose a stop or target on the wrong side"),
            Map.entry(Reason.MODEL_OUT_OF_RANGE, "needs --model, and a market unlike the one it was fitted on"),
            Map.entry(Reason.CONVICTION_PROBABILITY, "needs --model"));

    private final PrintStream out;
    private final Map<Reason, Integer> blocked = new TreeMap<>();
    private final Map<Reason, Integer> exits = new TreeMap<>();

    StudyReport(PrintStream out) {
        this.out = out;
    }

    void print(Scenario scenario, StudyRun run) {
        final ReasonTally tally = run.tally;
        out.printf("%n%s%n", scenario.name());
        out.printf(
                "  %.1f days of %d instruments, %,d closed bars, %,d inputs, %,d outputs in %.2f s (%.2f s of CPU): %,.0f bars a"
                        + " second (reading the files %.2f s)%n",
                run.days,
                run.instruments,
                run.bars,
                run.inputs,
                tally.outputs,
                run.seconds,
                run.cpuSeconds,
                run.barsPerSecond(),
                run.readSeconds);
        out.printf("  state %016x, outputs %016x%n", run.stateHash, tally.digest);
        out.println("  strategy          signals  a day and symbol  executed   R before costs   after    R of trades");
        for (final Map.Entry<Integer, ReasonTally.Voice> entry : tally.voices.entrySet()) {
            final ReasonTally.Voice voice = entry.getValue();
            out.printf(
                    "  %-16s %,8d %17.2f %,9d %16.3f %7.3f %14.3f%n",
                    name(entry.getKey()),
                    voice.signals,
                    voice.signals / run.days / run.instruments,
                    voice.executed,
                    voice.grossR / voice.outcomes,
                    voice.netR / voice.outcomes,
                    voice.tradeNetR / voice.trades);
        }
        line("regimes entered", tally.regimes);
        line("blocked by", words(tally.blocked));
        line("expired", words(tally.expired));
        line("exits", words(tally.exits));
        line("steps of plans", words(tally.steps));
        out.printf("  net result %,.2f USDT%n", tally.netPnl * MONEY);
        tally.blocked.forEach((reason, count) -> blocked.merge(reason, count, Integer::sum));
        tally.exits.forEach((reason, count) -> exits.merge(reason, count, Integer::sum));
    }

    /** Every gate and exit over all runs; a zero says why. */
    void printTotals() {
        out.printf("%nover all runs%n");
        totals("gate", GATES, blocked);
        totals("exit", EXITS, exits);
    }

    private void totals(String what, List<Reason> order, Map<Reason, Integer> counts) {
        for (final Reason reason : order) {
            final int count = counts.getOrDefault(reason, 0);
            out.printf(
                    "  %s %-24s %,9d%s%n",
                    what,
                    word(reason),
                    count,
                    count > 0 ? "" : "  " + SILENT.getOrDefault(reason, "not reached by these markets"));
        }
        counts.forEach((reason, count) -> {
            if (!order.contains(reason)) {
                out.printf("  %s %-24s %,9d%n", what, word(reason), count);
            }
        });
    }

    private void line(String title, Map<String, Integer> counts) {
        final StringBuilder text = new StringBuilder();
        counts.forEach((word, count) -> text.append(text.length() == 0 ? "" : ", ")
                .append(word.toLowerCase(java.util.Locale.ROOT))
                .append(' ')
                .append(String.format("%,d", count)));
        out.printf("  %-16s %s%n", title, text.length() == 0 ? "none" : text);
    }

    private static Map<String, Integer> words(Map<Reason, Integer> counts) {
        final Map<String, Integer> words = new java.util.LinkedHashMap<>();
        counts.forEach((reason, count) -> words.put(word(reason), count));
        return words;
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String name(int strategyId) {
        for (final StrategyKind kind : StrategyCatalog.all()) {
            if (kind.id() == strategyId) {
                return kind.name();
            }
        }
        return strategyId + "";
    }
}

package io.escapement.runtime.command;

import io.escapement.codecs.counters.CounterType;
import io.escapement.runtime.Engine;
import io.escapement.runtime.metrics.MappedCounters;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** What a person sees of a run: a line that moves while it goes, figures when it is over. */
final class RunReport {
    private static final DateTimeFormatter MARKET_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final int LINES_WITHOUT_TERMINAL = 20;
    private static final double NANOS_PER_MICRO = 1_000.0;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** To the line's start, clear it, and cut what follows at the terminal's edge: a wrapped line cannot be rewritten. */
    private static final String REWRITE_LINE = "\r\033[K\033[?7l";

    private static final String WRAP_AGAIN = "\033[?7h";
    private static final int LINE_LENGTH = 96;
    private static final int NAMES_INDENT = 26;

    private final Engine engine;
    private final PrintWriter out;
    private final boolean terminal;
    private int turns;
    private boolean open;

    RunReport(Engine engine, PrintWriter out) {
        this.engine = engine;
        this.out = out;
        this.terminal = "true".equals(System.getenv("ESCAPEMENT_TTY")) || System.console() != null;
    }

    /** Figures that must be read before the counters are unmapped. */
    record Figures(Map<CounterType, Long> counters, int openPositions, Histogram ticks, Histogram orders) {}

    void printThreads() {
        engine.threads().forEach((name, where) -> out.printf("thread       %-12s %s%n", name, where));
        engine.otherThreads().forEach(this::printOthers);
        out.flush();
    }

    /** The JVM has many threads: their names flow over lines that a terminal of 100 columns holds. */
    private void printOthers(String cpus, Set<String> names) {
        StringBuilder line = new StringBuilder("thread       others       on " + cpus + ": ");
        String comma = "";
        for (final String name : names) {
            if (line.length() + comma.length() + name.length() > LINE_LENGTH) {
                out.println(line.append(','));
                line = new StringBuilder(" ".repeat(NAMES_INDENT));
                comma = "";
            }
            line.append(comma).append(name);
            comma = ", ";
        }
        out.println(line);
    }

    void progress() {
        if (!terminal && turns++ % LINES_WITHOUT_TERMINAL != 0) {
            return;
        }
        final MappedCounters counters = engine.counters();
        final long time = counters.get(CounterType.ENGINE_TIME) / NANOS_PER_MILLI;
        final String line = String.format(
                "%s  inputs %,d  signals %d  orders %d  open %d  trades %d  net %s  equity %s",
                time <= 0 ? "waiting" : MARKET_TIME.format(Instant.ofEpochMilli(time)),
                counters.get(CounterType.INPUT_SEQUENCE),
                counters.get(CounterType.SIGNALS),
                counters.get(CounterType.ORDERS),
                counters.openPositions(),
                counters.get(CounterType.TRADES),
                Money.cents(counters.get(CounterType.NET_PNL)),
                Money.cents(counters.get(CounterType.EQUITY)));
        out.print(terminal ? REWRITE_LINE + line + WRAP_AGAIN : line + System.lineSeparator());
        out.flush();
        open = terminal;
    }

    void endProgress() {
        if (open) {
            out.println();
            open = false;
        }
    }

    Figures takeFigures() {
        final Map<CounterType, Long> values = new EnumMap<>(CounterType.class);
        for (final CounterType type : CounterType.values()) {
            if (type != CounterType.POSITION && type != CounterType.BLOCKED_BY) {
                values.put(type, engine.counters().get(type));
            }
        }
        return new Figures(
                values,
                engine.counters().openPositions(),
                engine.tickLatency().total().copy(),
                engine.orderLatency().total().copy());
    }

    void printSummary(Figures figures) {
        final Map<CounterType, Long> at = figures.counters();
        if (at.get(CounterType.INPUT_SEQUENCE) == 0) {
            return; // it never came to trading, and why is said elsewhere
        }
        out.printf(
                "stopped      %,d inputs, %,d outputs, %,d frames (%,d refused), %,d market messages refused by the ring%n",
                at.get(CounterType.INPUT_SEQUENCE),
                at.get(CounterType.OUTPUTS),
                at.get(CounterType.FRAMES),
                at.get(CounterType.FRAMES_REFUSED),
                at.get(CounterType.MARKET_REFUSED));
        out.printf(
                "             %d orders, %d fills, %d trades closed, %d positions open, %d alerts%n",
                at.get(CounterType.ORDERS),
                at.get(CounterType.FILLS),
                at.get(CounterType.TRADES),
                figures.openPositions(),
                at.get(CounterType.ALERTS));
        printLatency("frame decoded to core done", figures.ticks());
        printLatency("frame decoded to order at the socket", figures.orders());
        out.flush();
    }

    private void printLatency(String what, Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return;
        }
        out.printf(
                "latency      %s: p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  max %.1f µs (%,d)%n",
                what,
                histogram.getValueAtPercentile(50) / NANOS_PER_MICRO,
                histogram.getValueAtPercentile(90) / NANOS_PER_MICRO,
                histogram.getValueAtPercentile(99) / NANOS_PER_MICRO,
                histogram.getValueAtPercentile(99.9) / NANOS_PER_MICRO,
                histogram.getMaxValue() / NANOS_PER_MICRO,
                histogram.getTotalCount());
    }
}

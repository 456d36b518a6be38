package io.escapement.runtime.command;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.agrona.concurrent.status.CountersReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a running engine counts. */
@Command(
        name = "counters",
        description = "Prints what a running engine counts: heartbeat, positions, queue depths, latencies.",
        mixinStandardHelpOptions = true)
public final class CountersCommand implements Callable<Integer> {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final String UNUSED = CounterType.POSITION.label() + " of instrument ";

    @Option(
            names = "--session",
            paramLabel = "DIR",
            description = "Folder of the session. Default: the one that moved last.")
    private Path session;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final CountersFile file = OpenCounters.open(session);
        final PrintWriter out = spec.commandLine().getOut();
        final boolean alive =
                ProcessHandle.of(file.processId()).map(ProcessHandle::isAlive).orElse(false);
        out.printf("engine process %d, %s%n", file.processId(), alive ? "running" : "not running");
        out.printf("started %s%n", Instant.ofEpochMilli(file.startTimeMs()));
        final CountersReader counters = file.newReader();
        counters.forEach((value, id, label) -> {
            // Room for instruments that are not there says nothing, nor does a reason that never blocked.
            final boolean neverBlocked = value == 0 && counters.getCounterTypeId(id) == CounterType.BLOCKED_BY.typeId();
            if (!label.startsWith(UNUSED) && !neverBlocked) {
                out.printf("  %-34s %24s%n", label, text(counters.getCounterTypeId(id), value));
            }
        });
        return 0;
    }

    private static String text(int typeId, long value) {
        if (typeId < 0 || typeId >= CounterType.values().length) {
            return Long.toString(value);
        }
        final CounterType type = CounterType.values()[typeId];
        return switch (type) {
            case HEARTBEAT -> value == 0 ? "none" : Instant.ofEpochMilli(value).toString();
            case ENGINE_TIME ->
                value <= 0
                        ? "none"
                        : Instant.ofEpochMilli(value / NANOS_PER_MILLI).toString();
            case NET_PNL, FEES, EQUITY, DAY_PNL, EXPOSURE, DRAWDOWN, ROLLING_LOSS -> Money.text(value) + " USDT";
            case POSITION -> Money.text(value);
            default -> value + " " + type.unit();
        };
    }
}

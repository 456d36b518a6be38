package io.escapement.benchmarks;

import io.escapement.benchmarks.brain.BrainCommand;
import io.escapement.benchmarks.crash.CrashTest;
import io.escapement.benchmarks.history.HistoryCommand;
import io.escapement.benchmarks.journal.PagesCommand;
import io.escapement.benchmarks.journal.PlacementCommand;
import io.escapement.benchmarks.latency.LatencyRig;
import io.escapement.benchmarks.nets.NetsCommand;
import io.escapement.benchmarks.search.OptimiserCommand;
import io.escapement.benchmarks.symbols.SymbolsCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Entrance of all benchmarks. Each JMH benchmark compares side by side in one run; all print what they ran on. */
@Command(
        name = "bench",
        description = {
            "Benchmarks, side by side with what the parts are made of.",
            "",
            "  decode    frames to SBE, against Jackson streaming and fastjson2",
            "  predict   one row, against XGBoost4J",
            "  ring      a hop between threads, against a bare Disruptor",
            "  journal   an append, against bare Chronicle Queue",
            "  core      market messages a second through the core alone",
            "  brain     the whole core over 300 symbols, against XGBoost4J's own prediction",
            "  symbols   250 symbols on several connections: loss, healing, flood",
            "  history   two years of real bars through the whole core and the venue model, against ta4j",
            "  latency   tick to order over real sockets, open loop, against a bare echo",
            "  nets      a neural net beside the model's parts, out of sample, on real history",
            "  search    trials each optimiser needs on functions full of local optima",
            "  all       all of them but brain, symbols, history, nets and search, one after the other"
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            CrashTest.class,
            PlacementCommand.class,
            PagesCommand.class,
            LatencyRig.class,
            SymbolsCommand.class,
            NetsCommand.class,
            OptimiserCommand.class,
            HistoryCommand.class,
            BrainCommand.class
        })
public final class BenchMain implements Callable<Integer> {
    private static final Map<String, String> JMH = new LinkedHashMap<>();

    static {
        JMH.put("decode", "DecodeBenchmark");
        JMH.put("predict", "PredictionBenchmark");
        JMH.put("ring", "RingBenchmark");
        JMH.put("journal", "JournalBenchmark");
        JMH.put("core", "CoreBenchmark");
    }

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which; default all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "One short fork each: a look, not a figure.")
    private boolean quick;

    @Spec
    private CommandSpec spec;

    private BenchMain() {}

    /**
     * Runs benchmarks.
     *
     * @param arguments names, or none for all
     */
    public static void main(String[] arguments) {
        final CommandLine line = new CommandLine(new BenchMain());
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("escapement: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((failure, words) -> {
            failure.getCommandLine().getErr().println("bench: " + failure.getMessage() + "; see ./run.sh bench --help");
            return CommandLine.ExitCode.USAGE;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        final List<String> chosen = names.isEmpty() || names.contains("all") ? all() : names;
        for (final String name : chosen) {
            if (!JMH.containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no benchmark '" + name + "'; there are " + String.join(", ", all())
                                + ", latency, symbols, brain, history, nets, search and all; latency, symbols, brain, history,"
                                + " nets and search go by themselves");
            }
        }
        System.out.println(Machine.describe());
        for (final String name : chosen) {
            jmh(JMH.get(name));
        }
        final boolean everything = names.isEmpty() || names.contains("all");
        return everything ? new LatencyRig(quick).call() : 0;
    }

    private void jmh(String benchmark) throws RunnerException {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include("io\\.escapement\\.benchmarks\\." + benchmark + "\\..*")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgsAppend(productionFlags());
        if (quick) {
            options.forks(1)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(2)
                    .measurementTime(TimeValue.seconds(1));
        }
        new Runner(options.timeout(new TimeValue(10, TimeUnit.MINUTES)).build()).run();
    }

    /** Options win over annotations, so what the production process adds to the common flags is added here. */
    private static String[] productionFlags() {
        final List<String> flags = new ArrayList<>(Machine.flags());
        flags.add("-Dagrona.disable.bounds.checks=true");
        return flags.toArray(String[]::new);
    }

    private static List<String> all() {
        return new ArrayList<>(JMH.keySet());
    }
}

package io.escapement.benchmarks;

import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The core alone: market messages a second through {@link TradingCore#onInput}, one thread, outputs dropped.
 *
 * <p>The mix is that of {@link MarketTape}. Bars close, features and the strategy run, signals are made and blocked for
 * want of an account, so that phantoms are followed; no order is sent. The time to set stamp and sequence of each
 * message in place is included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", "-Dagrona.disable.bounds.checks=true"
        })
public class CoreBenchmark {
    private final MarketTape tape = new MarketTape();
    private TradingCore core;

    /** Builds a core and gives it a day of history. */
    @Setup
    public void begin() {
        core = new TradingCore(
                CoreConfiguration.fromEntries(Map.of()),
                ModelLibrary.EMPTY,
                (cause, index, buffer, offset, length) -> {});
        tape.begin(core);
        for (int lap = 0; lap < 600; lap++) {
            tape.playLap(core);
        }
    }

    /**
     * Three minutes of market.
     *
     * @return the core, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(MarketTape.MESSAGES_PER_LAP)
    public TradingCore onInput() {
        tape.playLap(core);
        return core;
    }
}

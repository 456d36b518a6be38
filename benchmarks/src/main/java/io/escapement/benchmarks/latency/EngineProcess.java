package io.escapement.benchmarks.latency;

import io.escapement.codecs.sbe.RunMode;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.runtime.Engine;
import io.escapement.runtime.EngineSetup;
import io.escapement.runtime.config.EngineConfiguration;
import io.escapement.runtime.ring.InputConsumer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** The production engine in a process of its own, with a note taken of when each input was done. */
public final class EngineProcess {
    private EngineProcess() {}

    /**
     * Runs until standard input ends.
     *
     * @param arguments session folder, address of the venue, engine configuration, bundle, symbols, file for the
     *     completions, inputs it holds, file to say ready in, then configuration overrides as key=value
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] arguments) throws IOException {
        final Map<String, String> overrides = new LinkedHashMap<>();
        for (int i = 8; i < arguments.length; i++) {
            final int equals = arguments[i].indexOf('=');
            overrides.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        final EngineSetup setup = new EngineSetup(
                Path.of(arguments[0]),
                EngineConfiguration.load(Path.of(arguments[2]), overrides),
                RunMode.PAPER,
                EngineSetup.Venue.at(arguments[1]),
                new Credentials(() -> RigVenue.KEY, () -> RigVenue.SECRET),
                List.of(arguments[4].split(",")),
                Files.readAllBytes(Path.of(arguments[3])),
                true,
                System.getProperty("escapement.commit", "unknown"));
        try (CompletionFile completions = CompletionFile.create(Path.of(arguments[5]), Integer.parseInt(arguments[6]));
                Engine engine = new Engine(setup, System.out::println, loop -> new Observed(loop, completions))) {
            engine.start((step, finished, total) -> {
                if (finished == total) {
                    System.out.println(step);
                }
            });
            Files.writeString(Path.of(arguments[7]), "ready");
            while (System.in.read() >= 0) {
                // The rig says nothing; it closes the pipe when it has seen enough.
            }
            System.out.println(
                    "tick, by the engine itself " + engine.tickLatency().total().getValueAtPercentile(50));
            System.out.println("order, by the engine itself "
                    + engine.orderLatency().total().getValueAtPercentile(50));
            engine.threads().forEach((name, where) -> System.out.println(name + " " + where));
            if (engine.fatal() != null) {
                throw new IllegalStateException("the engine ended by itself", engine.fatal());
            }
        }
    }

    /** The business loop, and behind it the clock. */
    private static final class Observed implements InputConsumer {
        private final InputConsumer loop;
        private final CompletionFile completions;

        Observed(InputConsumer loop, CompletionFile completions) {
            this.loop = loop;
            this.completions = completions;
        }

        @Override
        public void onInput(long arrivalNanos, DirectBuffer buffer, int offset, int length) {
            loop.onInput(arrivalNanos, buffer, offset, length);
            completions.add(arrivalNanos, System.nanoTime());
        }

        @Override
        public void onBarrier(long token) {
            loop.onBarrier(token);
        }

        @Override
        public void onPulse(long arrivalNanos) {
            loop.onPulse(arrivalNanos);
        }

        @Override
        public void onBatchEnd(long depth) {
            loop.onBatchEnd(depth);
        }
    }
}
